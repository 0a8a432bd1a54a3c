import { parseRule, RuleError, type RuleParts, type Weekday, weekdays } from "#lib/calendar/rule-parts.ts";
import type { Words } from "#lib/i18n/words.ts";

/**
 * What is chosen when choosing how often. Every pattern is an RRULE (`patternToRrule`); most RRULEs have no words of
 * their own, and are the pattern "rule".
 */
export type Pattern =
  | { every: "week"; days: Weekday[] }
  /** Every `n` weeks, 2 to 8, counted from the week of the first date. */
  | { every: "weeks"; n: number; days: Weekday[] }
  | { every: "month-nth"; nth: Nth; day: Weekday }
  /** The last of Monday to Friday. */
  | { every: "month-last-weekday" }
  /** 1 to 31; in months without such a day there is no meetup, so "last" is a choice of its own. */
  | { every: "month-day"; day: number | "last" }
  /** About once a month, on one of its usual weekdays: a vote finds the date. */
  | { every: "about"; days: Weekday[] }
  /** Any other RRULE, without "RRULE:"; never one that is one of the above. */
  | { every: "rule"; rrule: string };

export const nths = [1, 2, 3, 4, -1] as const;
/** -1 is the last. */
export type Nth = (typeof nths)[number];

const workdays = weekdays.slice(0, 5);

/**
 * The RRULE of a pattern, always written the same way, so that equal patterns are equal text. That of "about" gives
 * the days a date could be on.
 */
export function patternToRrule(pattern: Pattern): string {
  switch (pattern.every) {
    case "week":
      return `FREQ=WEEKLY;BYDAY=${inOrder(pattern.days)}`;
    case "weeks":
      return `FREQ=WEEKLY;INTERVAL=${pattern.n};BYDAY=${inOrder(pattern.days)}`;
    case "month-nth":
      return `FREQ=MONTHLY;BYDAY=${pattern.nth}${pattern.day}`;
    case "month-last-weekday":
      return `FREQ=MONTHLY;BYDAY=${inOrder(workdays)};BYSETPOS=-1`;
    case "month-day":
      return `FREQ=MONTHLY;BYMONTHDAY=${pattern.day === "last" ? -1 : pattern.day}`;
    case "about":
      return `FREQ=WEEKLY;BYDAY=${inOrder(pattern.days)}`;
    case "rule":
      return pattern.rrule;
  }
}

/** What kind of rule a pattern makes. */
export function patternKind(pattern: Pattern): "dates" | "about" {
  return pattern.every === "about" ? "about" : "dates";
}

/** The pattern that a stored rule stands for; of a pause, what held before it. */
export function patternOf({ kind, rrule }: { kind: "dates" | "about" | "pause"; rrule: string }): Pattern {
  const pattern = rruleToPattern(rrule) ?? { every: "rule", rrule };
  return kind === "about" && pattern.every === "week" ? { every: "about", days: pattern.days } : pattern;
}

/** The pattern with words that an RRULE stands for, however it is written; undefined if it is none of them. */
export function rruleToPattern(rrule: string): Pattern | undefined {
  const rule = readable(rrule);
  if (!rule || rule.count || rule.until || rule.byMonth.length > 0) return undefined;
  if (rule.freq === "WEEKLY") return weekly(rule);
  if (rule.freq === "MONTHLY" && rule.interval === 1) return monthly(rule);
  return undefined;
}

function readable(rrule: string): RuleParts | undefined {
  try {
    return parseRule(rrule);
  } catch (error) {
    if (error instanceof RuleError) return undefined;
    throw error;
  }
}

function weekly({ interval, byDay, bySetPos, wkst }: RuleParts): Pattern | undefined {
  const days = sorted(byDay.map((one) => one.day));
  if (days.length === 0 || bySetPos.length > 0 || interval > 8) return undefined;
  if (interval === 1) return { every: "week", days };
  // A week that begins on another day puts the days of a fortnight together otherwise.
  return wkst === "MO" || days.length === 1 ? { every: "weeks", n: interval, days } : undefined;
}

function monthly({ byDay, byMonthDay, bySetPos }: RuleParts): Pattern | undefined {
  if (byDay.length === 0) {
    const [day, ...more] = byMonthDay;
    if (day === undefined || more.length > 0 || bySetPos.length > 0 || day < -1) return undefined;
    return { every: "month-day", day: day === -1 ? "last" : day };
  }
  const [one, ...others] = byDay;
  if (!one || byMonthDay.length > 0 || bySetPos.length > 1) return undefined;
  const pick = bySetPos[0];
  if (others.length === 0) {
    const nth = nths.find((each) => each === (one.nth === 0 ? pick : one.nth));
    if (nth === undefined || (one.nth !== 0 && pick !== undefined)) return undefined;
    return { every: "month-nth", nth, day: one.day };
  }
  const plain = byDay.every((each) => each.nth === 0);
  const isWorkdays = plain && inOrder(byDay.map((each) => each.day)) === inOrder(workdays);
  return isWorkdays && pick === -1 ? { every: "month-last-weekday" } : undefined;
}

function sorted(days: readonly Weekday[]): Weekday[] {
  return weekdays.filter((day) => days.includes(day));
}

function inOrder(days: readonly Weekday[]): string {
  return sorted(days).join(",");
}

/** The pattern as people say it: "Mondays and Fridays", "the first Friday of the month". */
export function patternWords(pattern: Pattern, t: Words, locale = "en-GB"): string {
  switch (pattern.every) {
    case "week": {
      if (pattern.days.length === 7) return t("series.pattern.daily");
      const each = sorted(pattern.days).map((day) =>
        t("series.pattern.onWeekday", { weekday: dayName(day, locale) }),
      );
      return t("series.pattern.weekly", { days: listed(each, locale) });
    }
    case "weeks": {
      const days = sorted(pattern.days).map((day) => dayName(day, locale));
      return t("series.pattern.weeks", { n: String(pattern.n), days: listed(days, locale) });
    }
    case "month-nth":
      return t("series.pattern.monthNth", {
        nth: nthKeys[pattern.nth],
        weekday: dayName(pattern.day, locale),
      });
    case "month-last-weekday":
      return t("series.pattern.monthLastWeekday");
    case "month-day":
      if (pattern.day === "last") return t("series.pattern.monthLastDay");
      return t(pattern.day > 28 ? "series.pattern.monthDayIfAny" : "series.pattern.monthDay", {
        day: pattern.day,
      });
    case "about":
      return t("series.pattern.about");
    case "rule":
      return t("series.pattern.rule", { rrule: pattern.rrule });
  }
}

const nthKeys: Record<Nth, string> = { 1: "first", 2: "second", 3: "third", 4: "fourth", [-1]: "last" };

function listed(names: string[], locale: string): string {
  return new Intl.ListFormat(locale, { type: "conjunction" }).format(names);
}

/** A weekday's full name in a language. */
export function dayName(day: Weekday, locale = "en-GB"): string {
  // 5 January 1970 was a Monday.
  const date = new Date(Date.UTC(1970, 0, 5 + weekdays.indexOf(day)));
  return new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" }).format(date);
}
