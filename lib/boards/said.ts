import { words } from "#lib/i18n/words.ts";
import { inZone, localDate } from "#lib/time.ts";

/** An instant for people and for machines. */
export type Said = { iso: string; text: string };

/**
 * When something was said, as people say it: "today, 11:05", "yesterday, 18:20", "Monday 7 December, 11:05", and
 * with the year once it is another.
 * @param zone an IANA zone
 */
export function said(at: Date, now: Date, zone: string): Said {
  const time = inZone(at, zone, "HH:mm");
  return { iso: at.toISOString(), text: words()("boards.when", { day: day(at, now, zone), time }) };
}

/** The day alone, for what stands under a pen name: the hour beside it means nothing. */
export function saidDay(at: Date, now: Date, zone: string): Said {
  return { iso: localDate(at, zone), text: day(at, now, zone) };
}

function day(at: Date, now: Date, zone: string): string {
  const t = words();
  const date = localDate(at, zone);
  const today = localDate(now, zone);
  if (date === today) return t("boards.today");
  if (date === dayBefore(today)) return t("boards.yesterday");
  return inZone(at, zone, date.slice(0, 4) === today.slice(0, 4) ? "EEEE d MMMM" : "d MMMM yyyy");
}

/** The calendar day before, as YYYY-MM-DD: counted in UTC, where every day has 24 hours. */
function dayBefore(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
