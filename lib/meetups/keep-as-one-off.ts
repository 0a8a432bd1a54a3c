import { lockDroppedDateFor } from "#lib/access/find.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { db } from "#lib/db.ts";
import { enqueueAll } from "#lib/jobs/enqueue.ts";
import { publish } from "#lib/realtime/publish.ts";
import { now } from "#lib/time.ts";
import { decideKeep, type KeepDecision } from "./keep-rules.ts";
import { settleMeetup } from "./settle.ts";
import { whoWaitsSecretly } from "./waiting-secretly.ts";

/**
 * Keeps a date that a change of pattern dropped as a one-off, with its address and answers: it is the viewer's from now
 * on. Whoever had answered it gets a letter that it stays on after all.
 */
export async function keepAsOneOff(viewer: MemberViewer, meetupId: string): Promise<KeepDecision> {
  return db.$transaction(async (tx) => {
    const { answers, series, ...meetup } = await lockDroppedDateFor(viewer, meetupId, tx);
    const wouldCome = answers.filter(({ kind }) => kind !== "cant").map(({ memberId }) => memberId);
    const decision = decideKeep({ meetup, answered: wouldCome.length, now: now() });
    if (!decision.ok) return decision;

    await tx.meetup.update({
      where: { id: meetup.id },
      // Somebody wants it: it is held, holiday or not.
      data: { droppedById: null, calledById: viewer.id, name: series.name, asksTill: null },
    });
    await settleMeetup(tx, meetup.id);
    const told = new Set([...wouldCome, ...(await whoWaitsSecretly(tx, [meetup.id]))]);
    told.delete(viewer.id);
    const letters = [...told].sort().map((to) => ({ letter: "date-kept" as const, to, about: meetup.id }));
    await enqueueAll(tx, "send-letter", letters);
    await publish(tx, "meetups", meetup.id);
    return decision;
  });
}
