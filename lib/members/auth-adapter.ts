import type { Adapter, AdapterSession, AdapterUser } from "next-auth/adapters";
import { db, Prisma } from "#lib/db.ts";
import { tokenHash } from "#lib/keys.ts";
import { now } from "#lib/time.ts";
import type { Role } from "#prisma/generated/enums.ts";
import { openSession, sessionEnd } from "./open-session.ts";
import type { Pending } from "./pending.ts";
import { spendCode } from "./spend-code.ts";

/** Who a session belongs to, as next-auth hands it through. */
export type SessionUser = AdapterUser & { name: string; role: Role; zone: string | null; sessionId: string };

/** The browser that is signing in: what it asked for, and what it is. */
export type SigningIn = { pending: Pending; device: string };

type SessionRow = {
  id: string;
  member_id: string;
  expires_at: Date;
  name: string;
  role: Role;
  zone: string | null;
};

const refuse = (what: string) => () => {
  throw new Error(`next-auth asked for what this house does itself: ${what}`);
};

/**
 * next-auth's way to our tables (docs/decisions/02-sign-in.md). It reads the computer's clock where we read ours,
 * which tests move, so instants are turned over at this border.
 * @param signingIn only while a code is being used
 */
export function authAdapter(signingIn?: SigningIn): Adapter {
  return {
    /** Unknown addresses never become members. */
    createUser: refuse("making a member"),
    createVerificationToken: refuse("making a code"),

    async useVerificationToken({ identifier, token }) {
      const email = signingIn && (await spendCode(signingIn.pending, token));
      return email ? { identifier, token, expires: new Date(Date.now() + 60_000) } : null;
    },

    async getUserByEmail(email): Promise<AdapterUser | null> {
      const member = await db.member.findFirst({ where: { email, suspendedAt: null }, select: { id: true } });
      return member && { id: member.id, email, emailVerified: null };
    },

    /** Called to note that the address was verified, which being a member says already. */
    updateUser: (user) => ({ email: "", emailVerified: null, ...user }),

    async createSession({ sessionToken, userId, expires }): Promise<AdapterSession> {
      const { device = "" } = signingIn ?? {};
      const opened = await openSession(db, { memberId: userId, device, token: sessionToken });
      if (!opened) throw new Error("the member went while signing in");
      return { sessionToken, userId, expires };
    },

    async getSessionAndUser(sessionToken) {
      const [row] = await db.$queryRaw<SessionRow[]>(Prisma.sql`
        SELECT s.id, s.member_id, s.expires_at, m.name, m.role::text, m.zone
        FROM session s JOIN member m ON m.id = s.member_id
        WHERE s.token_hash = ${tokenHash(sessionToken)} AND s.expires_at > ${now()}::timestamptz
          AND m.suspended_at IS NULL`);
      if (!row) return null;
      const expires = new Date(Date.now() + row.expires_at.getTime() - now().getTime());
      const user: SessionUser = {
        id: row.member_id,
        name: row.name,
        role: row.role,
        zone: row.zone,
        sessionId: row.id,
        email: "",
        emailVerified: null,
      };
      return { session: { sessionToken, userId: row.member_id, expires }, user };
    },

    /** Moves the end by whole weeks since signing in, so that it does not keep the moment somebody was here. */
    async updateSession({ sessionToken }) {
      await db.$executeRaw(Prisma.sql`
        UPDATE session SET expires_at = expires_at + interval '168 hours'
          * greatest(0, floor(extract(epoch FROM ${sessionEnd()}::timestamptz - expires_at) / 604800))
        WHERE token_hash = ${tokenHash(sessionToken)}`);
      return null;
    },

    async deleteSession(sessionToken) {
      await db.session.deleteMany({ where: { tokenHash: tokenHash(sessionToken) } });
    },
  };
}
