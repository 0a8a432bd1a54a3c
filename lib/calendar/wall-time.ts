import { Temporal } from "temporal-polyfill";

/**
 * Wall time: what a clock on the café's wall shows, as "YYYY-MM-DDTHH:MM", without a zone. A date alone is
 * "YYYY-MM-DD". Both sort as text. The sums here are calendar sums, so a day is a day even where the clock
 * changes at midnight (Beirut, Cairo); only `toInstant` and `toLocal` know zones.
 */
export type LocalTime = string;
export type LocalDate = string;

const minute = 60_000;
const day = 86_400_000;

/**
 * The instant at which the zone's clock shows this wall time. A time that the clock jumps over moves forward
 * by the length of the gap; a time that comes twice is the first one (Temporal's "compatible", as RFC 5545,
 * section 3.3.5, has it). Throws RangeError if `local` is no wall time or `zone` is no zone.
 */
export function toInstant(local: LocalTime, zone: string): Date {
  return new Date(Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds);
}

/**
 * What the zone's clock shows at an instant, seconds left off. The opposite of `toInstant`, but for times the
 * clock jumps over: there it gives the time the meetup really starts.
 */
export function toLocal(instant: Date, zone: string): LocalTime {
  const shown = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
  return shown.toPlainDateTime().toString({ smallestUnit: "minute" });
}

/** An instant as RFC 3339 with the zone's offset: "2026-11-23T11:00:00+00:00". */
export function withOffset(instant: Date, zone: string): string {
  const shown = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
  return shown.toString({ smallestUnit: "second", timeZoneName: "never" });
}

/** True for a real "YYYY-MM-DDTHH:MM" between the years 1900 and 2199. */
export function isLocalTime(value: string): boolean {
  return /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d$/.test(value) && isLocalDate(dateOf(value));
}

/** True for a real "YYYY-MM-DD" (no 30 February) between the years 1900 and 2199. */
export function isLocalDate(value: string): boolean {
  return /^(19|20|21)\d\d-/.test(value) && isRealDate(value);
}

/** True for a day that the calendar has, in any year of four digits. */
export function isRealDate(value: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const read = Date.parse(`${value}T00:00Z`);
  return !Number.isNaN(read) && new Date(read).toISOString().startsWith(value);
}

/** True for "HH:MM", 00:00 to 23:59. */
export function isClock(value: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(value);
}

/** "2026-11-23T11:00" is on "2026-11-23". */
export function dateOf(local: LocalTime): LocalDate {
  return local.slice(0, 10);
}

/** "2026-11-23T11:00" is at "11:00". */
export function clockOf(local: LocalTime): string {
  return local.slice(11, 16);
}

/** The date and "HH:MM" as one wall time. */
export function atClock(date: LocalDate, clock: string): LocalTime {
  return `${date}T${clock}`;
}

/** 1 for Monday to 7 for Sunday. Takes a date or a wall time. */
export function weekdayOf(date: LocalDate | LocalTime): number {
  return new Date(`${dateOf(date)}T00:00Z`).getUTCDay() || 7;
}

/** Whole days later (or earlier), at the same clock time. Takes and gives a date or a wall time. */
export function addDays<T extends LocalDate | LocalTime>(from: T, days: number): T {
  const moved = new Date(Date.parse(`${dateOf(from)}T00:00Z`) + days * day).toISOString();
  return (moved.slice(0, 10) + from.slice(10)) as T;
}

/** Minutes later on the face of the clock; zones play no part. For a real length of time add to the instant. */
export function addMinutes(local: LocalTime, minutes: number): LocalTime {
  return new Date(Date.parse(`${local}Z`) + minutes * minute).toISOString().slice(0, 16);
}

/** How many minutes of clock face lie between two wall times. */
export function minutesBetween(start: LocalTime, end: LocalTime): number {
  return (Date.parse(`${end}Z`) - Date.parse(`${start}Z`)) / minute;
}

/** For sorting: negative, zero or positive. */
export function compare(a: LocalTime, b: LocalTime): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The later of two dates, or of two wall times. */
export function later<T extends LocalDate | LocalTime>(a: T, b: T): T {
  return compare(a, b) < 0 ? b : a;
}
