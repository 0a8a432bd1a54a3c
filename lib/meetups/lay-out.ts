import { expandRule } from "#lib/calendar/recurrence.ts";
import { addDays, addMinutes, atClock, toInstant } from "#lib/calendar/wall-time.ts";
import { db, type Tx } from "#lib/db.ts";
import { localDate, now } from "#lib/time.ts";

/** Dates exist as rows this many days ahead: twelve weeks, and one more so that a late job leaves no gap. */
export const daysAhead = 7 * 13;

/** `start`: DTSTART, a local wall time on or before the first date; `fromDate`: the local date it holds from. */
export type Rule = {
  fromDate: string;
  /** One that is "about once a month" or a pause gives no dates. */
  kind?: "dates" | "about" | "pause";
  rrule: string;
  start: string;
  minutes: number;
  placeId: string;
};

/**
 * Lays out the coming dates of every series as rows. Runs daily, and from the pages too when the rows have become
 * short (`ensureLaidOut`), so that dates are there whether or not any job ran. Safe to run twice and at once.
 */
export async function layOutAllDates(): Promise<void> {
  const all = await db.series.findMany({ select: { id: true } });
  for (const { id } of all) await db.$transaction((tx) => layOutDates(tx, id));
}

/** Lays out dates where fewer than twelve weeks of them are there. One cheap look when there is nothing to do. */
export async function ensureLaidOut(): Promise<void> {
  const enough = addDays(localDate(now(), "UTC"), daysAhead - 7);
  const short = await db.series.findMany({
    where: { OR: [{ laidOutTo: null }, { laidOutTo: { lt: enough } }] },
    select: { id: true },
  });
  for (const { id } of short) await db.$transaction((tx) => layOutDates(tx, id));
}

/** Lays out one series' dates, from where they end to `daysAhead` from now. */
export async function layOutDates(tx: Tx, seriesId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM series WHERE id = ${seriesId}::uuid FOR UPDATE`;
  const series = await tx.series.findUniqueOrThrow({
    where: { id: seriesId },
    include: { rules: { where: { setAsideById: null }, orderBy: { fromDate: "asc" } } },
  });
  const today = localDate(now(), series.zone);
  const from = series.laidOutTo ? addDays(series.laidOutTo, 1) : (series.rules[0]?.fromDate ?? today);
  const to = addDays(today, daysAhead);
  if (from > to) return;
  const dates = datesOf(series.rules, series.zone, from, to);
  await tx.meetup.createMany({ data: dates.map((date) => ({ seriesId, ...date })), skipDuplicates: true });
  await tx.series.update({ where: { id: seriesId }, data: { laidOutTo: to } });
}

/**
 * The dates that rules give between two local dates, both included. Each rule holds until the day before the next.
 * @param rules those in force, the oldest first
 */
export function datesOf(rules: readonly Rule[], zone: string, from: string, to: string) {
  return rules.flatMap((rule, index) => {
    const next = rules[index + 1]?.fromDate;
    const last = next && next <= to ? addDays(next, -1) : to;
    const first = rule.fromDate > from ? rule.fromDate : from;
    if (first > last || (rule.kind ?? "dates") !== "dates") return [];
    const window = {
      from: toInstant(atClock(first, "00:00"), zone),
      to: toInstant(atClock(addDays(last, 1), "00:00"), zone),
    };
    return expandRule({ rrule: rule.rrule, start: rule.start, zone }, { ...window, limit: 1_000 })
      .filter(({ local }) => local.slice(0, 10) <= last)
      .map(({ local }) => meetupAt(local, zone, rule.minutes, rule.placeId));
  });
}

/** A meetup's times from its local start: what is stored, and what is derived. */
export function meetupAt(local: string, zone: string, minutes: number, placeId: string) {
  const startsAt = toInstant(local, zone);
  return {
    originalLocal: local,
    local,
    zone,
    minutes,
    placeId,
    startsAt,
    // The clock's face decides when it ends ("11 till 12"), but never before it began.
    endsAt: new Date(
      Math.max(toInstant(addMinutes(local, minutes), zone).getTime(), startsAt.getTime() + 300_000),
    ),
  };
}
