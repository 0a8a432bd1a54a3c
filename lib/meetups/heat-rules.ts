import { type Weekday, weekdays } from "#lib/calendar/rule-parts.ts";
import { addMinutes, clockOf, dateOf, type LocalTime, weekdayOf } from "#lib/calendar/wall-time.ts";

/** One past date: local start, minutes, and how many were going, by when they said they would be there (HH:MM). */
export type HeatDate = {
  local: LocalTime;
  minutes: number;
  going: readonly { from: string | null; to: string | null; people: number }[];
};

/** One half hour of one day of the week. `people` counts over all `dates` that met then. */
export type HeatCell = { day: Weekday; from: string; to: string; people: number; dates: number };

/** `slots`: the half hours, HH:MM, in order; `days`: those with dates. `most` and `fewest` go by people for each date. */
export type Heat = {
  days: Weekday[];
  slots: string[];
  cells: HeatCell[];
  most: HeatCell | undefined;
  fewest: HeatCell | undefined;
};

const STEP = 30;

/** Which days and times people come, in numbers alone. A date across midnight counts for the day it begins on. */
export function heatOf(dates: readonly HeatDate[]): Heat {
  const cells = new Map<string, HeatCell>();
  for (const date of dates) {
    const day = weekdays[weekdayOf(date.local) - 1] as Weekday;
    for (const from of halfHours(date)) {
      const to = clockOf(addMinutes(`1970-01-01T${from}`, STEP));
      const cell = cells.get(day + from) ?? { day, from, to, people: 0, dates: 0 };
      cell.dates += 1;
      cell.people += thereAt(date, from, to);
      cells.set(day + from, cell);
    }
  }
  const all = [...cells.values()];
  const slots = [...new Set(all.map(({ from }) => from))].sort();
  const days = weekdays.filter((day) => all.some((cell) => cell.day === day));
  const sorted = days.flatMap((day) =>
    slots.flatMap((slot) => all.filter((cell) => cell.day === day && cell.from === slot)),
  );
  const byAverage = [...sorted].sort((a, b) => average(b) - average(a));
  return { days, slots, cells: sorted, most: byAverage[0], fewest: byAverage.at(-1) };
}

/** People for each date at that time. */
export const average = ({ people, dates }: Pick<HeatCell, "people" | "dates">): number => people / dates;

/** The half hours of the clock that a date touches, on the day it begins. */
function halfHours({ local, minutes }: HeatDate): string[] {
  const [hour = 0, minute = 0] = clockOf(local).split(":").map(Number);
  const first = Math.floor((hour * 60 + minute) / STEP) * STEP;
  const last = Math.min(hour * 60 + minute + minutes, 24 * 60);
  const found: string[] = [];
  for (let at = first; at < last; at += STEP) {
    found.push(clockOf(addMinutes(`${dateOf(local)}T00:00`, at)));
  }
  return found;
}

function thereAt({ going }: HeatDate, from: string, to: string): number {
  const end = to === "00:00" ? "24:00" : to;
  return going
    .filter((each) => (each.from ?? "00:00") < end && (each.to ?? "24:00") > from)
    .reduce((sum, { people }) => sum + people, 0);
}
