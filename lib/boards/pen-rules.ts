/** Pen names: what they may be, and the times that stand beside them. Pure; docs/decisions/18-pen-names.md says why. */
import { addDays, toInstant } from "#lib/calendar/wall-time.ts";
import { fold } from "#lib/members/fold.ts";
import { localDate } from "#lib/time.ts";
import type { Refusal } from "./rules.ts";

/** How much is written under pen names in a day at the most: posts in a board, comments by one pen in a thread. */
export const PEN_POSTS_A_DAY = 60;
export const PEN_COMMENTS_A_DAY = 60;

/** Names for those who would rather not think of one. */
export const penNames = [
  "Burnt Toast",
  "Second Teapot",
  "The Window Seat",
  "Cold Flat White",
  "Last Biscuit",
  "Wobbly Table",
  "Spare Teaspoon",
  "Yesterday’s Scone",
  "The Good Mug",
  "Oat Milk",
  "Steamed-up Glasses",
  "Sugar Lump",
  "The Draughty Corner",
  "Loose Leaf",
  "Half a Bun",
  "Chipped Saucer",
  "Lemon Slice",
  "The Slow Kettle",
  "Marmalade Lid",
  "Paper Napkin",
  "Wet Umbrella",
  "The Creaky Chair",
  "Cinnamon Dust",
  "Lukewarm Cocoa",
] as const;

/** Two names are one if people would read them as one: capitals, accents, spaces and signs apart. */
export const sameName = (name: string): string => fold(name).replace(/[^\p{L}\p{N}]+/gu, "");

/**
 * The name that somebody writes under in a thread: the one they have there, whatever they ask for now; the one they
 * ask for, if nobody has it; one of ours, if they ask for none.
 * @param there the pen names of the thread, their own marked
 * @param isMember whether a member is called so
 * @param chance a number from 0 to 1, 1 left out
 */
export function naming(
  wanted: string,
  there: { name: string; mine: boolean }[],
  isMember: boolean,
  chance: number,
): { ok: true; name: string } | Refusal<"pen-taken"> {
  const own = there.find(({ mine }) => mine);
  if (own) return { ok: true, name: own.name };
  const taken = new Set(there.map(({ name }) => sameName(name)));
  if (wanted === "") return { ok: true, name: offered(taken, chance) };
  return taken.has(sameName(wanted)) || isMember
    ? { ok: false, why: "pen-taken" }
    : { ok: true, name: wanted };
}

/** Once all are taken they come again with a number. */
function offered(taken: ReadonlySet<string>, chance: number): string {
  for (let round = 1; ; round++) {
    const names = penNames.map((name) => (round === 1 ? name : `${name} ${round}`));
    const free = names.filter((name) => !taken.has(sameName(name)));
    const name = free[Math.floor(chance * free.length)];
    if (name) return name;
  }
}

/** When the day began that it is in the group's zone: all that is kept of when a post was written under a pen name. */
export function dayBegins(now: Date, zone: string): Date {
  return toInstant(`${localDate(now, zone)}T00:00`, zone);
}

/** The day's last instant: a comment under a pen name comes after those of its day, or it would stand before what it answers. */
export function dayEnds(now: Date, zone: string): Date {
  return new Date(toInstant(`${addDays(localDate(now, zone), 1)}T00:00`, zone).getTime() - 1);
}
