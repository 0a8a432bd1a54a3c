import { lockMeetupFor } from "#lib/access/find.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { db, type Tx } from "#lib/db.ts";
import { inTurn } from "#lib/in-turn.ts";
import { enqueueAll } from "#lib/jobs/enqueue.ts";
import { publish } from "#lib/realtime/publish.ts";
import { now } from "#lib/time.ts";
import { decideSeated, decideShout, type ShoutRefusal } from "./on-the-day-rules.ts";
import { sayGoing } from "./say-going.ts";

export type Shouted = { ok: true } | { ok: false; refusal: ShoutRefusal };

/**
 * "I'm heading down, anyone else?": says "going" for whoever shouts, and tells those who asked to hear. Where the table
 * is full they are in the line for a seat, and nobody is told.
 */
export function shout(viewer: MemberViewer, { meetupId }: { meetupId: string }): Promise<Shouted> {
  return inTurn(meetupId, () =>
    db.$transaction(async (tx) => {
      const meetup = await lockMeetupFor(viewer, meetupId, tx);
      const who = { meetupId: meetup.id, memberId: viewer.id };
      const shouted = (await tx.shout.count({ where: who })) > 0;
      const decision = decideShout({ meetup, shouted, now: now() });
      if (!decision.ok) return decision;

      const seated = decideSeated(await sayGoing(tx, viewer, meetup));
      if (seated.ok) {
        await tx.shout.create({ data: { ...who, shoutedAt: now() } });
        await tellThoseWhoAsked(tx, viewer, meetup.id);
      }
      await publish(tx, "meetups", meetup.id);
      return seated;
    }),
  );
}

async function tellThoseWhoAsked(tx: Tx, shouter: MemberViewer, meetupId: string): Promise<void> {
  const hearers = await tx.member.findMany({
    where: {
      hearsShouts: true,
      suspendedAt: null,
      id: { not: shouter.id },
      answers: { none: { meetupId, kind: "cant" } },
    },
    select: { id: true },
  });
  const about = `${meetupId} ${shouter.id}`;
  await enqueueAll(
    tx,
    "send-letter",
    hearers.map(({ id }) => ({ letter: "shout" as const, to: id, about })),
  );
}
