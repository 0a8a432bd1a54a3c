import { findMeetupFor } from "#lib/access/find.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { db } from "#lib/db.ts";
import { firstTime } from "#lib/once.ts";
import { publish } from "#lib/realtime/publish.ts";
import { now } from "#lib/time.ts";
import { decideRemark, type RemarkRefusal } from "./on-the-day-rules.ts";

export type Remarked = { ok: true; id: string } | { ok: false; refusal: RemarkRefusal | "sent-already" };

/**
 * Adds a remark to the thread of a date: "I'll be the one with the red scarf".
 * @param sent the form's key: the same form sent again adds nothing
 */
export async function sayRemark(
  viewer: MemberViewer,
  { meetupId, text, sent }: { meetupId: string; text: string; sent?: string | undefined },
): Promise<Remarked> {
  return db.$transaction(async (tx) => {
    const meetup = await findMeetupFor(viewer, meetupId, tx);
    const decision = decideRemark({ meetup, now: now() });
    if (!decision.ok) return decision;
    if (!(await firstTime(tx, sent))) return { ok: false, refusal: "sent-already" };
    const { id } = await tx.remark.create({
      data: { meetupId: meetup.id, memberId: viewer.id, text, writtenAt: now() },
      select: { id: true },
    });
    await publish(tx, "meetups", meetup.id);
    return { ok: true, id };
  });
}
