import { clockOf, toLocal } from "#lib/calendar/wall-time.ts";
import type { Words } from "#lib/i18n/words.ts";
import { inZone, localDate } from "#lib/time.ts";

export type When = {
  /** "Monday, 11 till 12" */
  heading: string;
  /** "Monday 7 December", with the year when it is not this one. */
  date: string;
  /** "11:00–12:00" */
  time: string;
  /** "11 till 12" */
  till: string;
  /** "11–12", where there is little room. */
  short: string;
  /** "today", "tomorrow", "yesterday"; else undefined. */
  near: string | undefined;
  /** For <time datetime>. */
  iso: string;
  /** "November 2026" */
  month: string;
  /** The day block of a list: "Mon", "7", "Dec". */
  day: { week: string; number: string; month: string };
};

/**
 * How people say when a meetup is, in the meetup's own zone. Shows the clock as it really stands at that instant, so
 * a start in a spring gap is shown an hour later, where it happens.
 */
export function sayWhen(
  { startsAt, endsAt, zone }: { startsAt: Date; endsAt: Date; zone: string },
  now: Date,
  t: Words,
  locale = "en-GB",
): When {
  const show = (pattern: string) => inZone(startsAt, zone, pattern, locale);
  const [from, to] = [clockOf(toLocal(startsAt, zone)), clockOf(toLocal(endsAt, zone))];
  const till = t("meetups.till", { from: short(from), to: short(to) });
  const sameYear = inZone(now, zone, "yyyy") === show("yyyy");
  return {
    heading: t("meetups.dayTill", { day: show("EEEE"), till }),
    date: show(sameYear ? "EEEE d MMMM" : "EEEE d MMMM yyyy"),
    time: t("meetups.fromTo", { from, to }),
    till,
    short: t("meetups.fromTo", { from: short(from), to: short(to) }),
    near: near(localDate(startsAt, zone), now, zone, t),
    month: show("LLLL yyyy"),
    iso: startsAt.toISOString(),
    day: { week: show("EEE"), number: show("d"), month: show("MMM") },
  };
}

/**
 * The same for somebody elsewhere: "06:00–07:00 where you are", with the day where it is another.
 * @param own their own zone; null or the same clock: undefined
 */
export function sayOwnTime(
  { startsAt, endsAt, zone }: { startsAt: Date; endsAt: Date; zone: string },
  own: string | null,
  t: Words,
  locale = "en-GB",
): string | undefined {
  if (!own || toLocal(startsAt, own) === toLocal(startsAt, zone)) return undefined;
  const clocks = { from: clockOf(toLocal(startsAt, own)), to: clockOf(toLocal(endsAt, own)) };
  if (localDate(startsAt, own) === localDate(startsAt, zone)) return t("meetups.ownTime", clocks);
  return t("meetups.ownTimeDay", { ...clocks, day: inZone(startsAt, own, "EEEE", locale) });
}

/** "11:00" is said "11", "11:30" stays. */
const short = (clock: string) => clock.replace(/^0(\d)/, "$1").replace(/:00$/, "");

function near(day: string, now: Date, zone: string, t: Words): string | undefined {
  const gap = Math.round((Date.parse(day) - Date.parse(localDate(now, zone))) / 86_400_000);
  if (gap === 0) return t("meetups.today");
  if (gap === 1) return t("meetups.tomorrow");
  return gap === -1 ? t("meetups.yesterday") : undefined;
}

/** A local date as people say it: "Monday 7 December 2026". */
export function sayDate(date: string, locale = "en-GB"): string {
  return inZone(new Date(`${date}T12:00Z`), "UTC", "EEEE d MMMM yyyy", locale);
}
