import { holidayOn } from "#lib/calendar/holidays.ts";
import { dateOf, type LocalDate, type LocalTime } from "#lib/calendar/wall-time.ts";
import type { Tx } from "#lib/db.ts";

/** The public holiday on which a date of a series falls, in the group's language; empty for an ordinary day. */
export async function holidayName(
  tx: Tx,
  { holidays }: { holidays: string },
  date: LocalDate | LocalTime,
): Promise<string> {
  if (!holidays) return "";
  const site = await tx.site.findUnique({ where: { id: 1 }, select: { locale: true } });
  // The name goes where a reason for skipping goes, which has that much room.
  return (await holidayOn(holidays, dateOf(date), site?.locale)).slice(0, 300);
}
