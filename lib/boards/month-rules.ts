/** A board's month in Rah and Argh: of which month, when it is drawn, and how. Pure. */
import { toInstant } from "#lib/calendar/wall-time.ts";
import { localDate } from "#lib/time.ts";

/** A calendar month, as YYYY-MM. */
export type Month = string;

/** Of how many posts of a month it is made at the most: the newest ones. */
export const MOST_POSTS = 500;
/** With fewer people there is no picture: it would point at somebody. */
export const FEWEST_PEOPLE = 5;
/** Marks of a kind in a picture; of more posts each mark stands for several. */
export const MOST_MARKS = 32;

/** Posts of a month that bear one mood and are by one member, or under pen names (`author` null). */
export type Group = { mood: "rah" | "argh"; author: string | null; posts: number };
export type MonthPicture = {
  rah: number;
  argh: number;
  /** Each mark stands for so many posts. */
  each: number;
  marks: { rah: number; argh: number };
};

/**
 * What is drawn of a month: nothing where fewer than five people posted under their own names. What is under pen names is
 * drawn with the rest and counts for nobody, since one person can have many.
 */
export function monthPicture(groups: readonly Group[]): MonthPicture | null {
  const people = new Set(
    groups.flatMap(({ author, posts }) => (author !== null && posts > 0 ? [author] : [])),
  );
  if (people.size < FEWEST_PEOPLE) return null;
  const count = (mood: Group["mood"]) =>
    groups.reduce((sum, group) => sum + (group.mood === mood ? group.posts : 0), 0);
  const [rah, argh] = [count("rah"), count("argh")];
  const each = scale(Math.max(rah, argh));
  return { rah, argh, each, marks: { rah: Math.ceil(rah / each), argh: Math.ceil(argh / each) } };
}

/** The smallest of 1, 2, 5, 10, 20, 50 … by which so many fit. */
function scale(most: number): number {
  for (let ten = 1; ; ten *= 10)
    for (const step of [1, 2, 5]) if (most <= step * ten * MOST_MARKS) return step * ten;
}

/**
 * The month that is shown: the one asked for, if it is over and a month; else the last that is.
 * @param asked from an address
 */
export function monthShown(asked: unknown, now: Date, zone: string): Month {
  const last = monthBefore(localDate(now, zone).slice(0, 7));
  return typeof asked === "string" && /^20\d\d-(0[1-9]|1[0-2])$/.test(asked) && asked < last ? asked : last;
}

export const monthBefore = (month: Month): Month => moved(month, -1);
export const monthAfter = (month: Month): Month => moved(month, 1);

function moved(month: Month, by: number): Month {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const at = year * 12 + number - 1 + by;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;
}

/** From when to when it is, the end not in it. */
export function monthSpan(month: Month, zone: string): { from: Date; till: Date } {
  const begins = (of: Month) => toInstant(`${of}-01T00:00`, zone);
  return { from: begins(month), till: begins(monthAfter(month)) };
}
