import { holidayOn } from "#lib/calendar/holidays.ts";
import { dateOf, type LocalDate, type LocalTime } from "#lib/calendar/wall-time.ts";
import type { Tx } from "#lib/db.ts";
import { now } from "#lib/time.ts";
import type { HolidayRule } from "#prisma/generated/enums.ts";
import { type HolidayMark, markOf } from "./holiday-rules.ts";

/** The public holiday on which a date of a series falls, in the group's language; empty for an ordinary day. */
export async function holidayName(
  tx: Tx,
  { holidays }: { holidays: string },
  date: LocalDate | LocalTime,
): Promise<string> {
  return holidays ? named(holidays, date, await groupLocale(tx)) : "";
}

/** New dates of a series with what public holidays do to them. */
export async function markHolidays<Row extends { local: LocalTime; startsAt: Date }>(
  tx: Tx,
  { holidays, onHolidays: rule }: { holidays: string; onHolidays: HolidayRule },
  rows: Row[],
): Promise<(Row & Partial<HolidayMark>)[]> {
  if (!holidays || rows.length === 0) return rows;
  const locale = await groupLocale(tx);
  const marked = rows.map(async (row) => {
    const holiday = await named(holidays, row.local, locale);
    return { ...row, ...markOf({ rule, holiday, startsAt: row.startsAt }, now()) };
  });
  return Promise.all(marked);
}

async function groupLocale(tx: Tx): Promise<string | undefined> {
  return (await tx.site.findUnique({ where: { id: 1 }, select: { locale: true } }))?.locale;
}

/** The name goes where a reason for skipping goes, which has that much room. */
async function named(region: string, date: LocalDate | LocalTime, locale: string | undefined) {
  return (await holidayOn(region, dateOf(date), locale)).slice(0, 300);
}
