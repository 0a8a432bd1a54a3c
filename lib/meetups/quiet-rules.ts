import { byDay, type RuleKind } from "./vote-rules.ts";

/** So many dates in a row on which nobody said they would go, and the series asks. */
export const QUIET_DATES = 6;
/** An ask takes answers this long. */
const ASK_DAYS = 14;

const DAY = 86_400_000;

/** How quiet a series is. "Might" is not going, waiting in line is; skipped and dropped dates are none. */
export type QuietFacts = {
  /** Of the rule in force; null before the first. */
  kind: RuleKind | null;
  /** When the last date ended to which somebody said they would go. */
  livelyAt: Date | null;
  /** How many dates have ended since, counted no further than needed. */
  quietDates: number;
  /** Somebody says they will go to a coming date. */
  someoneGoing: boolean;
  askedAt: Date | null;
  /** "HH:MM" on the clock of the series' desk. */
  clock: string;
};

/**
 * Whether a quiet series asks its members: once, and again only when somebody has gone since and it has become quiet
 * anew. By day, because everybody gets a letter.
 */
export function quietDue({ kind, livelyAt, quietDates, someoneGoing, askedAt, clock }: QuietFacts): boolean {
  if (kind === null || kind === "pause" || someoneGoing || quietDates < QUIET_DATES || !byDay(clock))
    return false;
  return askedAt === null || (livelyAt !== null && askedAt < livelyAt);
}

/** Whether an ask still takes answers. */
export function askOpen({ askedAt }: { askedAt: Date }, now: Date): boolean {
  return now.getTime() < askedAt.getTime() + ASK_DAYS * DAY;
}

/** The instant after which an ask made then is open at `now`. */
export function openSince(now: Date): Date {
  return new Date(now.getTime() - ASK_DAYS * DAY);
}
