import { lockMeetupFor } from "#lib/access/find.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { db } from "#lib/db.ts";
import { firstTime } from "#lib/once.ts";
import { publish } from "#lib/realtime/publish.ts";
import { now } from "#lib/time.ts";
import { type AnswerKind, type AnswerRefusal, decideAnswer } from "./rules.ts";

export type Answered =
  | { ok: true; kind: AnswerKind | null }
  | { ok: false; refusal: AnswerRefusal; kind: AnswerKind | null };

/**
 * What happens when someone says "I'm going", "I might" or "I can't", changes it, or takes it back (kind null).
 * Of two answers by one member at once the later stays: they wait for each other at the meetup's row.
 * @param sent the form's key: the same form sent again changes nothing
 */
export async function answer(
  viewer: MemberViewer,
  { meetupId, kind, sent }: { meetupId: string; kind: AnswerKind | null; sent?: string | undefined },
): Promise<Answered> {
  return db.$transaction(async (tx) => {
    const meetup = await lockMeetupFor(viewer, meetupId, tx);
    const who = { meetupId_memberId: { meetupId: meetup.id, memberId: viewer.id } };
    const before = (await tx.answer.findUnique({ where: who, select: { kind: true } }))?.kind ?? null;

    const decision = decideAnswer({ meetup, now: now() });
    if (!decision.ok) return { ...decision, kind: before };
    if (before === kind || !(await firstTime(tx, sent))) return { ok: true, kind: before };

    if (kind === null) await tx.answer.delete({ where: who });
    else {
      await tx.answer.upsert({
        where: who,
        create: { meetupId: meetup.id, memberId: viewer.id, kind, answeredAt: now() },
        update: { kind, answeredAt: now() },
      });
    }
    await publish(tx, "meetups", meetup.id);
    return { ok: true, kind };
  });
}
