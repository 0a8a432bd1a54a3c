import type { MemberViewer } from "#lib/access/viewer.ts";
import { toInstant } from "#lib/calendar/wall-time.ts";
import { db, type Tx } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import { firstTime } from "#lib/once.ts";
import { publish } from "#lib/realtime/publish.ts";
import { localDate, now } from "#lib/time.ts";
import { knownPlace } from "./known-place.ts";
import { meetupAt } from "./lay-out.ts";
import { type CallDecision, decideCall, type Slot } from "./one-date-rules.ts";
import { findOrMakePlace } from "./start-series.ts";

export type Called = { ok: true; id: string } | Exclude<CallDecision, { ok: true }>;

/**
 * Calls a one-off in the group's zone. Whoever calls it goes, and may change it; nobody gets a letter of it
 * (docs/decisions/15-one-date.md).
 * @throws {NotFound} before the group is set up
 */
export async function callMeetup(
  viewer: MemberViewer,
  { name, note, sent, ...slot }: Slot & { name: string; note: string; sent?: string | undefined },
): Promise<Called> {
  return db.$transaction(async (tx) => {
    const site = await tx.site.findUnique({ where: { id: 1 }, select: { zone: true } });
    if (!site) throw new NotFound();
    const { local, minutes, seats } = slot;
    const decision = decideCall({
      local,
      startsAt: toInstant(local, site.zone),
      coming: await comingOf(tx, viewer),
      today: localDate(now(), site.zone),
      now: now(),
    });
    if (!decision.ok) return decision;
    if (!(await firstTime(tx, sent))) return { ok: false, refusal: "sent-already" };

    const { id: placeId } = await findOrMakePlace(tx, await knownPlace(tx, slot.place));
    const { id } = await tx.meetup.create({
      data: { ...meetupAt(local, site.zone, minutes, placeId), name, note, seats, calledById: viewer.id },
      select: { id: true },
    });
    await tx.answer.create({ data: { meetupId: id, memberId: viewer.id, kind: "going", answeredAt: now() } });
    await publish(tx, "meetups", id);
    return { ok: true, id };
  });
}

/** How many of theirs are still to come. Their own row is locked, so that two forms at once do not pass the limit. */
async function comingOf(tx: Tx, { id }: MemberViewer): Promise<number> {
  await tx.$queryRaw`SELECT 1 FROM member WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  return tx.meetup.count({
    where: { calledById: id, seriesId: null, endsAt: { gt: now() }, cancelledAt: null },
  });
}
