import { lockMeetupFor } from "#lib/access/find.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { db } from "#lib/db.ts";
import { inTurn } from "#lib/in-turn.ts";
import { publish } from "#lib/realtime/publish.ts";
import { now } from "#lib/time.ts";
import { decideHere, type HereRefusal } from "./on-the-day-rules.ts";
import { sayGoing } from "./say-going.ts";

export type SaidHere = { ok: true } | { ok: false; refusal: HereRefusal };

/**
 * "I'm here", and "I've left". Whoever is there is also going, where there is a seat; being there is a fact, so it
 * holds without one. The row has no time, counts until the date is over, and is deleted after (tend.ts): no history.
 */
export function here(
  viewer: MemberViewer,
  { meetupId, there }: { meetupId: string; there: boolean },
): Promise<SaidHere> {
  return inTurn(meetupId, () =>
    db.$transaction(async (tx) => {
      const meetup = await lockMeetupFor(viewer, meetupId, tx);
      const decision = decideHere({ meetup, now: now() });
      if (!decision.ok) return decision;

      const who = { meetupId: meetup.id, memberId: viewer.id };
      if (there) {
        await tx.here.upsert({ where: { meetupId_memberId: who }, create: who, update: {} });
        await sayGoing(tx, viewer, meetup, { line: false });
      } else await tx.here.deleteMany({ where: who });
      await publish(tx, "meetups", meetup.id);
      return { ok: true };
    }),
  );
}
