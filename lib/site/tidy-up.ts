import { db, Prisma } from "#lib/db.ts";
import { now } from "#lib/time.ts";

const DAY_MS = 24 * 60 * 60_000;

/** The job "tidy-up": deletes what is past its time. Safe to run twice, or by two at once. */
export async function tidyUp(): Promise<void> {
  const at = now();
  const before = (days: number) => ({ lt: new Date(at.getTime() - days * DAY_MS) });
  await db.signInCode.deleteMany({ where: { expiresAt: { lt: at } } });
  await db.session.deleteMany({ where: { expiresAt: { lt: at } } });
  await db.attempt.deleteMany({ where: { windowStart: before(2) } });
  await db.sentForm.deleteMany({ where: { sentAt: before(2) } });
  await db.failedJob.deleteMany({ where: { failedAt: before(30) } });
  await db.joinRequest.deleteMany({ where: { answeredAt: before(90) } });
  await db.ownerLink.deleteMany({ where: { usedAt: { not: null } } });
  // Requests from members' addresses are written so that asking tells nothing; nobody will answer them.
  await db.$executeRaw(Prisma.sql`
    DELETE FROM join_request r
    WHERE r.answered_at IS NULL AND EXISTS (SELECT FROM member m WHERE m.email = r.email)`);
}
