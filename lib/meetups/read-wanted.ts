import { addDays, type LocalDate, later } from "#lib/calendar/wall-time.ts";
import { storedChange } from "./change-schema.ts";
import type { WantedChange } from "./wanted-change.ts";

/** What a proposal keeps of its change; null for a shape that this version cannot read (any more). */
export function readWanted(stored: unknown): WantedChange | null {
  const read = storedChange.safeParse(stored);
  return read.success ? read.data : null;
}

/**
 * The change as it would hold if it were made on this day: from the next day on at the earliest, so that nobody's
 * today changes under them. Null for a pause that would be over by then.
 */
export function holdingAfter<Wanted extends WantedChange>(wanted: Wanted, day: LocalDate): Wanted | null {
  const from = later(wanted.from, addDays(day, 1));
  if (wanted.what === "pause" && wanted.to < from) return null;
  return { ...wanted, from };
}

/** Whether two are the same change, however their fields are ordered: the database keeps them in its own order. */
export function sameWanted(one: unknown, other: unknown): boolean {
  return JSON.stringify(readWanted(one)) === JSON.stringify(readWanted(other));
}
