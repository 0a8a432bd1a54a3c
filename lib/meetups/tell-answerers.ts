import type { Tx } from "#lib/db.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";

/**
 * A letter to everybody who has said something about a date that would bring them there, but for whoever did it.
 * Those who wait for company are among them. Nobody is told how many letters go out: it would tell of them.
 * @param about what the letter's maker looks up; the date's id when left out
 */
export async function tellAnswerers(
  tx: Tx,
  letter: "date-moved" | "date-skipped" | "date-back",
  { meetupId, except, about = meetupId }: { meetupId: string; except: string; about?: string },
): Promise<void> {
  const where = { meetupId, memberId: { not: except } };
  const [answers, conditions] = await Promise.all([
    tx.answer.findMany({ where: { ...where, kind: { not: "cant" } }, select: { memberId: true } }),
    tx.condition.findMany({ where, select: { memberId: true } }),
  ]);
  const told = new Set([...answers, ...conditions].map(({ memberId }) => memberId));
  for (const to of told) await enqueue(tx, "send-letter", { letter, to, about });
}
