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

/** A path of ours from a form or an address, or the front page: never another site's. */
export function ownPath(next: unknown): string {
  return typeof next === "string" && /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(next) && next.length <= 500
    ? next
    : "/";
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
