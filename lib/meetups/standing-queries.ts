import { idOrNotFound } from "#lib/access/find.ts";
import { may } from "#lib/access/policy.ts";
import type { MemberViewer, Viewer } from "#lib/access/viewer.ts";
import { weekdays } from "#lib/calendar/rule-parts.ts";
import { weekdayOf } from "#lib/calendar/wall-time.ts";
import { db, Prisma, type Tx } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import { now } from "#lib/time.ts";

/**
 * On which days of a series the viewer usually comes, and whether they are reminded. Offered are the days on which it
 * has dates to come, and those they have chosen already; all seven where it has none.
 * @throws {NotFound}
 */
export async function usualPage(viewer: MemberViewer, id: string) {
  const seriesId = idOrNotFound(id);
  const [series, rows, coming] = await Promise.all([
    db.series.findUnique({ where: { id: seriesId }, select: { name: true } }),
    db.standingAnswer.findMany({ where: { seriesId, memberId: viewer.id } }),
    db.meetup.findMany({
      where: { seriesId, droppedById: null, endsAt: { gt: now() } },
      select: { local: true },
    }),
  ]);
  if (!series) throw new NotFound();
  const chosen = weekdays.filter((day) => rows.some((row) => row.day === day));
  const met = weekdays.filter((_, index) => coming.some(({ local }) => weekdayOf(local) === index + 1));
  return {
    name: series.name,
    offered: met.length > 0 ? weekdays.filter((day) => met.includes(day) || chosen.includes(day)) : weekdays,
    days: chosen,
    remind: rows.length === 0 || rows.some((row) => row.remind),
  };
}

export type Usual = { id: string; name: string; you: boolean };

/**
 * Who usually comes on this day of the week and has said nothing about this date; at most sixty of them. Visitors see
 * nobody, and a date that is over or off has had its day. What others keep to themselves counts as nothing said; one's
 * own does not.
 */
export async function usuallyHere(
  viewer: Viewer,
  { id: meetupId, answerable, yours }: { id: string; answerable: boolean; yours: unknown },
): Promise<Usual[]> {
  if (!may.seeNames(viewer) || !answerable) return [];
  const rows = await db.$queryRaw<{ id: string; name: string }[]>(Prisma.sql`
    SELECT m.id, m.name ${silentUsuals(meetupId)} ORDER BY m.sort_name, m.id LIMIT 60`);
  const usual = rows.map(({ id, name }) => ({ id, name, you: id === viewer.id }));
  return usual.filter(({ you }) => !you || yours === null);
}

/** Of those who usually come and have said nothing yet, the ids of those who want to be reminded. */
export async function toRemind(tx: Tx, meetupId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>(Prisma.sql`
    SELECT m.id ${silentUsuals(meetupId)} AND s.remind ORDER BY m.id`);
  return rows.map(({ id }) => id);
}

/** Nobody's secret condition is looked at: whoever set one and usually comes is listed like anybody silent. */
function silentUsuals(meetupId: string) {
  return Prisma.sql`
    FROM meetup d
    JOIN standing_answer s ON s.series_id = d.series_id
      AND s.day = (ARRAY['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'])[extract(isodow FROM d.local::timestamp)::int]
    JOIN member m ON m.id = s.member_id AND m.suspended_at IS NULL
    WHERE d.id = ${meetupId}::uuid AND d.cancelled_at IS NULL AND d.dropped_by_id IS NULL
      AND NOT EXISTS (SELECT FROM answer a WHERE a.meetup_id = d.id AND a.member_id = m.id)`;
}
