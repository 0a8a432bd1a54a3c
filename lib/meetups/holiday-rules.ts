import type { HolidayRule } from "#prisma/generated/enums.ts";

/** What a holiday does to a date: marked, skipped (by nobody, with its name as the reason), or asked about. */
export type HolidayMark = {
  /** The holiday's name; empty for an ordinary day. */
  holiday: string;
  /** Till when somebody has to say that they would come, or it is not held. */
  asksTill: Date | null;
  cancelledAt: Date | null;
  cancelledFor: string;
};

/** Hours before the start at which a date that asks is held or not. */
export const askHours = 24;

/** How a date that nobody has touched stands by its series' rule about holidays. */
export function markOf(
  { rule, holiday, startsAt }: { rule: HolidayRule; holiday: string; startsAt: Date },
  now: Date,
): HolidayMark {
  const plain = { holiday, asksTill: null, cancelledAt: null, cancelledFor: "" };
  if (!holiday || rule === "meets" || startsAt <= now) return plain;
  if (rule === "skips") return { ...plain, cancelledAt: now, cancelledFor: holiday };
  const asksTill = new Date(startsAt.getTime() - askHours * 3_600_000);
  // Too late to ask: it is held.
  return asksTill > now ? { ...plain, asksTill } : plain;
}

/** A coming date as it stands, before its series' rule changes. */
export type MarkedDate = HolidayMark & {
  startsAt: Date;
  cancelledById: string | null;
  /** Whether its time was moved by hand. */
  moved: boolean;
};

/**
 * How a coming date stands once its series has another rule or region; undefined where nothing changes. The mark
 * always follows. Whether it is held follows where the rule or the holiday changed and nobody has had a hand in it:
 * what people moved or skipped stays as they left it, and so does what they brought back, until the rule changes.
 */
export function markAnew(
  date: MarkedDate,
  { rule, ruleChanged, holiday }: { rule: HolidayRule; ruleChanged: boolean; holiday: string },
  now: Date,
): HolidayMark | undefined {
  const { startsAt, asksTill, cancelledAt, cancelledFor } = date;
  const settled = !ruleChanged && holiday === date.holiday;
  const byHand = date.moved || (cancelledAt !== null && !skippedByHoliday(date));
  if (settled) return undefined;
  if (byHand) return holiday === date.holiday ? undefined : { holiday, asksTill, cancelledAt, cancelledFor };
  const mark = markOf({ rule, holiday, startsAt }, now);
  // Skipped before and after: since when stays.
  if (mark.cancelledAt && cancelledAt) mark.cancelledAt = cancelledAt;
  return mark;
}

/** Off because of the holiday and by no person's hand. */
export function skippedByHoliday(date: {
  holiday: string;
  cancelledAt: Date | null;
  cancelledById: string | null;
  cancelledFor: string;
}): boolean {
  return (
    date.cancelledAt !== null &&
    date.cancelledById === null &&
    date.holiday !== "" &&
    date.cancelledFor === date.holiday
  );
}

/** What becomes of a date that asked, now that its time to say so is up. */
export function decideAsk({
  going,
  startsAt,
  now,
}: {
  going: number;
  startsAt: Date;
  now: Date;
}): "held" | "off" {
  // Nobody looked in time: what has begun is not called off behind people's backs.
  return going > 0 || startsAt <= now ? "held" : "off";
}
