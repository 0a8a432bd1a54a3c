import { Prisma, type Tx } from "#lib/db.ts";
import { newToken, tokenHash } from "#lib/keys.ts";
import { now } from "#lib/time.ts";

/** A session ends when it was not used for so many days. */
export const SESSION_DAYS = 60;

const DAY_MS = 24 * 60 * 60_000;

/** When a session that is used now would end. */
export const sessionEnd = (): Date => new Date(now().getTime() + SESSION_DAYS * DAY_MS);

/**
 * Signs a browser in as a member. The token is for its cookie; what stays here is the token's hash.
 * @param device as readDevice tells it
 * @returns undefined when there is no such member or they are suspended
 */
export async function openSession(
  tx: Tx,
  { memberId, device, token = newToken() }: { memberId: string; device: string; token?: string },
): Promise<string | undefined> {
  const opened = await tx.$executeRaw(Prisma.sql`
    INSERT INTO session (id, token_hash, member_id, device, created_at, expires_at)
    SELECT gen_random_uuid(), ${tokenHash(token)}, m.id, ${device}, ${now()}::timestamptz, ${sessionEnd()}::timestamptz
    FROM member m WHERE m.id = ${memberId}::uuid AND m.suspended_at IS NULL`);
  return opened === 1 ? token : undefined;
}
