import type { LocalDate } from "#lib/calendar/wall-time.ts";
import type { Pattern } from "./pattern.ts";

/**
 * What can be wanted of a series: how often, when and where from a day on; no dates between two days, both included;
 * no dates from a day on. Plain data, kept as JSON by proposals (read again by `storedChange`).
 */
export type WantedChange = WantedPattern | WantedPause | WantedEnd;

export type WantedPattern = {
  what: "pattern";
  from: LocalDate;
  pattern: Pattern;
  /** HH:MM, the clock of `zone`. */
  start: string;
  /** HH:MM, later than the start. */
  end: string;
  place: { name: string; address: string };
  /** IANA */
  zone: string;
};

export type WantedPause = { what: "pause"; from: LocalDate; to: LocalDate };

export type WantedEnd = { what: "end"; from: LocalDate };
