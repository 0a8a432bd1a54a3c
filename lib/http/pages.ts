import { notFound, redirect } from "next/navigation";
import {
  currentMember,
  currentOrganiser,
  type MemberViewer,
  type OrganiserViewer,
} from "#lib/access/viewer.ts";
import { NotFound, SignInNeeded } from "#lib/errors.ts";

/** The member a page is for; a visitor is sent to sign in and comes back to `path`. */
export async function pageMember(path: string): Promise<MemberViewer> {
  return inPage(currentMember(), path);
}

/** The organiser a page is for; to any other member the page is not there. */
export async function pageOrganiser(path: string): Promise<OrganiserViewer> {
  return inPage(currentOrganiser(), path);
}

/** Turns what access throws into what Next shows: the 404 page, or the sign-in page. */
export async function inPage<T>(asked: Promise<T>, path = "/"): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof NotFound) notFound();
    if (error instanceof SignInNeeded) redirect(signInPath(path));
    throw error;
  }
}

const HERE = "http://here.invalid";

/**
 * A path of ours from a form or an address, or the front page: never another site's. It is read as a browser reads
 * it, and handed on in that form: "/.//evil.example" looks like a path of ours and becomes "//evil.example", which
 * Next's own client would take for a host.
 */
export function ownPath(next: unknown): string {
  if (typeof next !== "string" || next.length > 500 || !/^\/[^\\\p{Cc}]*$/u.test(next)) return "/";
  if (!URL.canParse(next, HERE)) return "/";
  const { origin, pathname, search, hash } = new URL(next, HERE);
  return origin === HERE && !pathname.startsWith("//") ? pathname + search + hash : "/";
}

/**
 * The sign-in page's address.
 * @param next where to go from there, a path of ours
 * @param code to fill in
 */
export function signInPath(next: string, code?: string): string {
  const query = new URLSearchParams({ ...(next !== "/" && { next }), ...(code && { code }) }).toString();
  return query ? `/sign-in?${query}` : "/sign-in";
}
