import { lockDateFor } from "#lib/access/find.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { db } from "#lib/db.ts";
import { publish } from "#lib/realtime/publish.ts";
import { now } from "#lib/time.ts";
import { standsAnother } from "./move-date.ts";
import { type DateDecision, decideBringBack } from "./one-date-rules.ts";
import { settleMeetup } from "./settle.ts";
import { tellAnswerers } from "./tell-answerers.ts";

/** Brings back a date that was skipped, by somebody or by a holiday. It is held then, with the answers it had. */
export async function bringBack(
  viewer: MemberViewer,
  { meetupId }: { meetupId: string },
): Promise<DateDecision> {
  return db.$transaction(async (tx) => {
    const meetup = await lockDateFor(viewer, meetupId, tx);
    const taken = await standsAnother(tx, meetup, meetup.local);
    const decision = decideBringBack(meetup, taken, now());
    if (!decision.ok) return decision;
    await tx.meetup.update({
      where: { id: meetup.id },
      data: { cancelledAt: null, cancelledById: null, cancelledFor: "", asksTill: null },
    });
    await settleMeetup(tx, meetup.id);
    await tellAnswerers(tx, "date-back", { meetupId: meetup.id, except: [viewer.id] });
    await publish(tx, "meetups", meetup.id);
    return decision;
  });
}
