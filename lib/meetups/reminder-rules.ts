import { addDays, atClock, dateOf, type LocalTime, toInstant } from "#lib/calendar/wall-time.ts";

/** The clock at which people are reminded of the next day's date, in the date's own zone. */
export const remindedAt = "17:00";

/** Later than this before the start a reminder comes too late to be one. */
const TOO_LATE_MS = 60 * 60_000;

/** Whether now is the time to remind of a date: from five in the evening before until an hour before it starts. */
export function reminderIsDue({ local, zone, now }: { local: LocalTime; zone: string; now: Date }): boolean {
  const from = toInstant(atClock(addDays(dateOf(local), -1), remindedAt), zone);
  return now >= from && now.getTime() < toInstant(local, zone).getTime() - TOO_LATE_MS;
}
