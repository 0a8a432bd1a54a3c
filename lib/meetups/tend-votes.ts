import { db, type Tx } from "#lib/db.ts";
import { enqueueAll } from "#lib/jobs/enqueue.ts";
import { now } from "#lib/time.ts";
import { closeQuietly, countVote, lockVote } from "./close-vote.ts";
import { voteFacts } from "./vote-facts.ts";
import { voteStep } from "./vote-rules.ts";

/** Reminds of the open votes, counts those whose time is over, and closes those that are not needed any more. */
export async function tendVotes(): Promise<void> {
  const open = await db.dateVote.findMany({
    where: { closedAt: null },
    select: { id: true, seriesId: true },
  });
  for (const vote of open) await db.$transaction((tx) => tendVote(tx, vote));
}

async function tendVote(tx: Tx, { id, seriesId }: { id: string; seriesId: string }): Promise<void> {
  const vote = await lockVote(tx, { id, seriesId });
  if (vote.closedAt) return;
  const { facts } = await voteFacts(tx, seriesId);
  const step = voteStep(vote, facts);
  if (step === "close") await closeQuietly(tx, vote);
  if (step === "count") await countVote(tx, vote);
  if (step === "remind") await remind(tx, id);
}

/** To those who have marked nothing, once. */
async function remind(tx: Tx, voteId: string): Promise<void> {
  await tx.dateVote.update({ where: { id: voteId }, data: { remindedAt: now() } });
  const silent = await tx.member.findMany({
    where: { suspendedAt: null, marks: { none: { candidate: { voteId } } } },
    select: { id: true },
  });
  await enqueueAll(
    tx,
    "send-letter",
    silent.map(({ id }) => ({ letter: "vote-reminder", to: id, about: voteId })),
  );
}
