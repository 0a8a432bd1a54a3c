import { addDays, addMinutes, atClock, dateOf, toInstant } from "#lib/calendar/wall-time.ts";
import { db, type Tx } from "#lib/db.ts";
import { localDate, now } from "#lib/time.ts";
import type { HolidayRule } from "#prisma/generated/enums.ts";
import { markHolidays } from "./mark-holidays.ts";
import { slotsOf } from "./series-rules.ts";

/** Dates exist as rows this many days ahead: twelve weeks, and one more so that a late job leaves no gap. */
export const daysAhead = 7 * 13;

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

/**
 * Lays out one series' dates, from where they end to `daysAhead` from now. A day that has a row already gets no second
 * one: what a change had dropped there comes back, what was kept as a one-off stays that.
 */
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
  const there = await rowsByDay(tx, seriesId, from, to);
  const fresh = [];
  for (const { local, zone, minutes, placeId } of slotsOf(series.rules, from, to)) {
    const times = meetupAt(local, zone, minutes, placeId);
    const row = there.get(dateOf(local));
    if (!row) fresh.push(newDate(series, times));
    else if (row.droppedById) {
      await tx.meetup.update({ where: { id: row.id }, data: { ...times, droppedById: null } });
    }
  }
  const data = await markHolidays(tx, series, fresh);
  await tx.meetup.createMany({ data, skipDuplicates: true });
  await tx.series.update({ where: { id: seriesId }, data: { laidOutTo: to } });
}

async function rowsByDay(tx: Tx, seriesId: string, from: string, to: string) {
  const rows = await tx.meetup.findMany({
    where: { seriesId, originalLocal: { gte: atClock(from, "00:00"), lt: atClock(addDays(to, 1), "00:00") } },
    select: { id: true, originalLocal: true, droppedById: true },
  });
  return new Map(rows.map((row) => [dateOf(row.originalLocal), row]));
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

/** What of its series a new date takes over. */
export type SeriesOfDates = {
  id: string;
  seats: number | null;
  holidays: string;
  onHolidays: HolidayRule;
};

/** The row of a new date of a series: its times, and what the series says of all its dates. */
export function newDate(series: Pick<SeriesOfDates, "id" | "seats">, times: ReturnType<typeof meetupAt>) {
  return { seriesId: series.id, seats: series.seats, ...times };
}
