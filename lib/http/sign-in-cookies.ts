import { cookies, headers } from "next/headers";
import { env, pendingCookieName, sessionCookieName } from "#lib/env.ts";
import { CODE_MINUTES } from "#lib/members/pending.ts";

/**
 * The two cookies of signing in. The session's lasts as long as browsers keep any: when a session ends is for the
 * database to say, and a page cannot move a cookie's end along.
 */
const SESSION_SECONDS = 400 * 24 * 60 * 60;

const ours = () =>
  ({ httpOnly: true, sameSite: "lax", path: "/", secure: env().baseUrl.protocol === "https:" }) as const;

export async function setSessionCookie(token: string): Promise<void> {
  (await cookies()).set(sessionCookieName(), token, { ...ours(), maxAge: SESSION_SECONDS });
}

export async function clearSessionCookie(): Promise<void> {
  (await cookies()).set(sessionCookieName(), "", { ...ours(), maxAge: 0 });
}

/** What the browser that asked for a code holds (lib/members/pending.ts). */
export async function pendingCookie(): Promise<string | undefined> {
  return (await cookies()).get(pendingCookieName())?.value;
}

export async function setPendingCookie(value: string): Promise<void> {
  (await cookies()).set(pendingCookieName(), value, { ...ours(), maxAge: CODE_MINUTES * 60 });
}

export async function clearPendingCookie(): Promise<void> {
  (await cookies()).set(pendingCookieName(), "", { ...ours(), maxAge: 0 });
}

/** What the browser calls itself. */
export async function userAgent(): Promise<string | null> {
  return (await headers()).get("user-agent");
}
