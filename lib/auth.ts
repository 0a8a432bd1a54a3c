import type { NextApiRequest, NextApiResponse } from "next";
import type { AuthOptions } from "next-auth";
import type { Adapter } from "next-auth/adapters";
import type { Role } from "#prisma/generated/enums.ts";
import { env, sessionCookieName } from "./env.ts";
import { newToken } from "./keys.ts";
import { log } from "./log.ts";
import { authAdapter, type SessionUser, type SigningIn } from "./members/auth-adapter.ts";
import { SESSION_DAYS } from "./members/open-session.ts";
import { secrets } from "./secrets.ts";

/**
 * next-auth, held by its inner side: none of its addresses is reachable from outside (there is no app/api/auth),
 * our actions call its handler. Why: docs/decisions/02-sign-in.md.
 *
 * next-auth, Next and React are imported when they are needed: this file is also read by jobs, the seed and
 * tests, which run on plain Node.
 */
export type SessionMember = { id: string; name: string; role: Role; zone: string | null; sessionId: string };

/** Who is signed in in this request, or null. One query a request; without the cookie, none. */
export async function sessionMember(): Promise<SessionMember | null> {
  const { cookies } = await import("next/headers.js");
  const token = (await cookies()).get(sessionCookieName())?.value;
  return token ? (await oncePerRequest())(token) : null;
}

/** React's `cache` keeps what it wraps for the length of one render. */
let once: Promise<typeof readSession> | undefined;
const oncePerRequest = () => {
  once ??= import("react").then(({ cache }) => cache(readSession));
  return once;
};

/** Whose session a token is. @throws what the database threw: next-auth alone would say "nobody" */
export async function readSession(token: string): Promise<SessionMember | null> {
  const { getServerSession } = await import("next-auth/next");
  const { adapter, failure } = watched(authAdapter());
  const req = { headers: {}, cookies: { [sessionCookieName()]: token } } as unknown as NextApiRequest;
  const session = await getServerSession(req, new Reply() as unknown as NextApiResponse, options(adapter));
  failure();
  return session as SessionMember | null;
}

/**
 * Hands a code to next-auth's email callback: it uses it up, finds the member and opens the session.
 * @param code in its normal form
 * @returns the session's token for the cookie; undefined when the code is not good (any more)
 */
export async function redeemCode(signingIn: SigningIn, code: string): Promise<string | undefined> {
  const { default: found } = await import("next-auth/next");
  // next-auth is CommonJS: Node gives its exports as the default one, a bundler gives the function.
  const nextAuth = (found as unknown as { default?: typeof found }).default ?? found;
  const { adapter, failure } = watched(authAdapter(signingIn));
  const reply = new Reply();
  const query = { nextauth: ["callback", "email"], email: signingIn.pending.email, token: code };
  const req = { method: "POST", headers: {}, cookies: {}, body: {}, query } as unknown as NextApiRequest;
  await nextAuth(req, reply as unknown as NextApiResponse, options(adapter));
  failure();
  return reply.cookie(sessionCookieName());
}

const DAY = 24 * 60 * 60;

function options(adapter: Adapter): AuthOptions {
  const secure = env().baseUrl.protocol === "https:";
  return {
    adapter,
    secret: secrets().session,
    useSecureCookies: secure,
    session: {
      strategy: "database",
      maxAge: SESSION_DAYS * DAY,
      updateAge: 7 * DAY,
      generateSessionToken: newToken,
    },
    cookies: {
      sessionToken: {
        name: sessionCookieName(),
        options: { httpOnly: true, sameSite: "lax", path: "/", secure },
      },
    },
    // Letters are ours (lib/mail), so of next-auth's email provider its callback is what we need.
    providers: [
      {
        id: "email",
        type: "email",
        name: "Email",
        options: {},
      } as unknown as AuthOptions["providers"][number],
    ],
    callbacks: {
      // To next-auth somebody unknown has their address for an id.
      signIn: ({ user }) => user.id !== user.email,
      session: ({ user }) => {
        const { id, name, role, zone, sessionId } = user as SessionUser;
        return { id, name, role, zone, sessionId } satisfies SessionMember as never;
      },
    },
    logger: {
      // Codes only: its messages may quote an address. What the adapter threw is thrown on by `failure`.
      error: (code) => log.warn("signing in had trouble", { code }),
      // It misses NEXTAUTH_URL, which only its own addresses would need.
      warn: (code) => code !== "NEXTAUTH_URL" && log.warn("signing in warns", { code }),
      debug: () => {},
    },
  };
}

/** next-auth swallows what an adapter throws. `failure` throws the first of it, so that an outage is not "wrong code". */
function watched(adapter: Adapter): { adapter: Adapter; failure: () => void } {
  const thrown: unknown[] = [];
  const methods = Object.entries(adapter).map(([name, method]) => [
    name,
    async (...args: unknown[]) => {
      try {
        return await (method as (...args: unknown[]) => unknown)(...args);
      } catch (error) {
        thrown.push(error);
        throw error;
      }
    },
  ]);
  return {
    adapter: Object.fromEntries(methods),
    failure: () => {
      if (thrown.length > 0) throw thrown[0];
    },
  };
}

/** As much of a response as next-auth's handler touches. */
class Reply {
  #cookies: string[] = [];

  status(_code: number) {
    return this;
  }

  getHeader(name: string) {
    return name.toLowerCase() === "set-cookie" ? this.#cookies : undefined;
  }

  setHeader(name: string, value: string | string[]) {
    if (name.toLowerCase() === "set-cookie") this.#cookies = [value].flat();
    return this;
  }

  end() {}
  json() {}
  send() {}

  /** The value a cookie was set to. */
  cookie(name: string): string | undefined {
    const set = this.#cookies.find((each) => each.startsWith(`${name}=`));
    return set && decodeURIComponent(set.slice(name.length + 1).split(";", 1)[0] ?? "");
  }
}
