import type { findSeriesFor } from "#lib/access/find.ts";
import { type LocalDate, minutesBetween } from "#lib/calendar/wall-time.ts";
import type { Tx } from "#lib/db.ts";
import { now } from "#lib/time.ts";
import { type Pattern, patternToRrule } from "./pattern.ts";
import { type Plan, type PlannedDate, planChange } from "./plan.ts";

/** What an organiser asks for: from which day, how often, when, where. Times are local to the series. */
export type WantedPattern = {
  from: LocalDate;
  pattern: Pattern;
  /** HH:MM */
  start: string;
  /** HH:MM, later than the start. */
  end: string;
  place: { name: string; address: string };
};

/** Stands in a plan for a place that nobody has met at yet and that is made only when the plan is applied. */
export const newPlace = "new";

export type SeriesWithRules = Awaited<ReturnType<typeof findSeriesFor>>;

/** The plan that a wanted pattern makes of a series as it stands: what the preview shows and what apply applies. */
export async function planOf(tx: Tx, series: SeriesWithRules, wanted: WantedPattern): Promise<Plan> {
  const place = await tx.place.findUnique({ where: { name_address: wanted.place }, select: { id: true } });
  const inForce = series.rules.filter(({ fromDate }) => fromDate <= wanted.from).at(-1) ?? series.rules[0];
  return planChange({
    dates: await comingDates(tx, series.id),
    from: wanted.from,
    rrule: patternToRrule(wanted.pattern),
    start: wanted.start,
    minutes: minutesBetween(`${wanted.from}T${wanted.start}`, `${wanted.from}T${wanted.end}`),
    placeId: place?.id ?? newPlace,
    zone: series.zone,
    now: now(),
    version: series.version,
    ...(inForce ? { current: { rrule: inForce.rrule, start: inForce.start } } : {}),
  });
}

async function comingDates(tx: Tx, seriesId: string): Promise<PlannedDate[]> {
  const rows = await tx.meetup.findMany({
    where: { seriesId, droppedById: null, endsAt: { gt: now() } },
    orderBy: { startsAt: "asc" },
    select: {
      id: true,
      originalLocal: true,
      local: true,
      minutes: true,
      placeId: true,
      cancelledAt: true,
      answers: { select: { memberId: true, kind: true } },
    },
  });
  return rows.map(({ cancelledAt, ...row }) => ({ ...row, skipped: cancelledAt !== null }));
}
