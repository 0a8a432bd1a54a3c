import { db, Prisma } from "#lib/db.ts";
import { env } from "#lib/env.ts";
import { NotFound } from "#lib/errors.ts";
import { keyedHash, tokenHash } from "#lib/keys.ts";
import { publish } from "#lib/realtime/publish.ts";
import { now } from "#lib/time.ts";
import { deviceLabel } from "./device.ts";
import { openSession } from "./open-session.ts";

/** The token is a keyed hash of the row's making, so that each start can print the same link from the hash it keeps. */
const tokenOf = (createdAt: Date) => keyedHash("owner-link", createdAt.toISOString());

/**
 * The one-time link that makes whoever opens it the owner, for the host to read at start.
 * @returns undefined when there are members already
 */
export async function ownerLink(): Promise<string | undefined> {
  return db.$transaction(async (tx) => {
    // Two instances that start at once print one link.
    await tx.$executeRaw`LOCK TABLE owner_link IN SHARE ROW EXCLUSIVE MODE`;
    if (await tx.member.findFirst({ select: { id: true } })) return undefined;
    const kept = await tx.ownerLink.findFirst({
      where: { usedAt: null },
      orderBy: { createdAt: "desc" },
      select: { createdAt: true, tokenHash: true },
    });
    const keeps = kept && tokenHash(tokenOf(kept.createdAt)) === kept.tokenHash;
    const createdAt = keeps ? kept.createdAt : now();
    const token = tokenOf(createdAt);
    if (!keeps) {
      await tx.ownerLink.deleteMany();
      await tx.ownerLink.create({
        data: { tokenHash: tokenHash(token), createdAt },
        select: { createdAt: true },
      });
    }
    return new URL(`/welcome/${token}`, env().baseUrl).href;
  });
}

/** Looks whether a link still opens, and changes nothing: mail scanners and previews open links too. @throws {NotFound} */
export async function openOwnerLink(token: string): Promise<void> {
  const link = await db.ownerLink.findFirst({
    where: { tokenHash: tokenHash(token), usedAt: null },
    select: { createdAt: true },
  });
  if (!link || (await db.member.findFirst({ select: { id: true } }))) throw new NotFound();
}

/**
 * Makes this person the owner, once: of two at the same time the second waits for the first and finds it used.
 * @returns the session's token for the cookie
 * @throws {NotFound} for a wrong or used link, or when there are members already
 */
export async function becomeOwner(given: {
  token: string;
  name: string;
  email: string;
  userAgent: string | null;
}): Promise<string> {
  return db.$transaction(async (tx) => {
    const used = await tx.$executeRaw(Prisma.sql`
      UPDATE owner_link SET used_at = ${now()}::timestamptz
      WHERE token_hash = ${tokenHash(given.token)} AND used_at IS NULL AND NOT EXISTS (SELECT FROM member)`);
    if (used !== 1) throw new NotFound();
    const { id } = await tx.member.create({
      data: { name: given.name, email: given.email, role: "owner", joinedAt: now() },
      select: { id: true },
    });
    await publish(tx, "members", id);
    const token = await openSession(tx, { memberId: id, device: deviceLabel(given.userAgent) });
    if (!token) throw new NotFound();
    return token;
  });
}
