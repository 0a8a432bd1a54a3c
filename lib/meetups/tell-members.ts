import type { Tx } from "#lib/db.ts";
import { enqueueAll } from "#lib/jobs/enqueue.ts";

/**
 * A letter to every member, but for whoever did it.
 * @param about what the letter's maker looks up
 */
export async function tellMembers(
  tx: Tx,
  letter: "proposal-made" | "quiet-ask" | "vote-open",
  { about, except }: { about: string; except?: string },
): Promise<void> {
  const members = await tx.member.findMany({
    where: { suspendedAt: null, ...(except && { id: { not: except } }) },
    select: { id: true },
  });
  await enqueueAll(
    tx,
    "send-letter",
    members.map(({ id: to }) => ({ letter, to, about })),
  );
}
