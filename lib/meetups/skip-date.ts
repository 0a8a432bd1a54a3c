import { lockDateFor } from "#lib/access/find.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { db } from "#lib/db.ts";
import { publish } from "#lib/realtime/publish.ts";
import { now } from "#lib/time.ts";
import { type DateDecision, decideSkip } from "./one-date-rules.ts";
import { tellAnswerers } from "./tell-answerers.ts";

/** Skips one date, with a reason for all to read. Its answers stay, for it may be brought back. */
export async function skipDate(
  viewer: MemberViewer,
  { meetupId, reason }: { meetupId: string; reason: string },
): Promise<DateDecision> {
  return db.$transaction(async (tx) => {
    const meetup = await lockDateFor(viewer, meetupId, tx);
    const decision = decideSkip(meetup, now());
    if (!decision.ok) return decision;
    await tx.meetup.update({
      where: { id: meetup.id },
      data: { cancelledAt: now(), cancelledById: viewer.id, cancelledFor: reason, asksTill: null },
    });
    await tellAnswerers(tx, "date-skipped", { meetupId: meetup.id, except: [viewer.id] });
    await publish(tx, "meetups", meetup.id);
    return decision;
  });
}
