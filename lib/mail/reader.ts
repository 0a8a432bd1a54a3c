import { db } from "#lib/db.ts";

/** Whom a letter is for, as its maker needs them; null for those who get none, being suspended or gone. */
export function readerOf(memberId: string) {
  return db.member.findFirst({
    where: { id: memberId, suspendedAt: null },
    select: { id: true, email: true, name: true, role: true },
  });
}
