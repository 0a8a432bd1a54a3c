import { expandRule, firstDate, RuleError } from "#lib/calendar/recurrence.ts";
import { parseRule } from "#lib/calendar/rule-parts.ts";
import {
  addDays,
  atClock,
  compare,
  dateOf,
  type LocalDate,
  type LocalTime,
  later,
  toInstant,
} from "#lib/calendar/wall-time.ts";

/** When and where one date is: local start, length in minutes, place, zone of its clock. */
export type Slot = { local: LocalTime; minutes: number; placeId: string; zone: string };

/**
 * What a series does from a local date on, until the next version. `dates`: its rule gives dates. `about`: it gives the
 * days on which a vote may find one. `pause`: nothing; the rest is of what held before.
 */
export type RuleVersion = {
  fromDate: LocalDate;
  kind: "dates" | "about" | "pause";
  zone: string;
  rrule: string;
  /** DTSTART, from which fortnights are counted: on or before the first date it gives. */
  start: LocalTime;
  minutes: number;
  placeId: string;
};

/** The version in force on a day. @param rules the oldest first */
export function ruleOn<R extends { fromDate: LocalDate }>(
  rules: readonly R[],
  day: LocalDate,
): R | undefined {
  return rules.filter(({ fromDate }) => fromDate <= day).at(-1);
}

/**
 * What held when a series last met by a rule, looked at from a day: the version in force or, in a pause, the one before
 * it. Before a series begins it is the first.
 */
export function heldOn<R extends RuleVersion>(rules: readonly R[], day: LocalDate): R | undefined {
  const till = rules.filter(({ fromDate }) => fromDate <= day);
  return till.filter(({ kind }) => kind !== "pause").at(-1) ?? till.at(-1) ?? rules[0];
}

/** The dates that rules give from one local date to another, both included. @param rules the oldest first */
export function slotsOf(rules: readonly RuleVersion[], from: LocalDate, to: LocalDate): Slot[] {
  return rules.flatMap((rule, index) => {
    if (rule.kind !== "dates") return [];
    const next = rules[index + 1]?.fromDate;
    const last = next && next <= to ? addDays(next, -1) : to;
    const first = later(rule.fromDate, from);
    if (first > last) return [];
    const { rrule, start, zone, minutes, placeId } = rule;
    const window = {
      from: toInstant(atClock(first, "00:00"), zone),
      to: toInstant(atClock(addDays(last, 1), "00:00"), zone),
      limit: 5_000,
    };
    return within({ rrule, start, zone }, window)
      .filter(({ local }) => dateOf(local) >= first && dateOf(local) <= last)
      .map(({ local }) => ({ local, minutes, placeId, zone }));
  });
}

/**
 * A rule that was taken has a date. Where it finds none within the budget of expansion it has none there: pages that
 * lay out dates must not fail over it.
 */
function within(...asked: Parameters<typeof expandRule>): ReturnType<typeof expandRule> {
  try {
    return expandRule(...asked);
  } catch (error) {
    if (error instanceof RuleError) return [];
    throw error;
  }
}

/**
 * What rules give on the days that the pattern gave some dates. Expanded once for all of them: a rule with COUNT is
 * counted through from its start each time.
 */
export function slotsOn(
  rules: readonly RuleVersion[],
  dates: readonly { originalLocal: LocalTime }[],
): (date: { originalLocal: LocalTime }) => Slot | undefined {
  const days = dates.map(({ originalLocal }) => dateOf(originalLocal)).sort();
  const [first, last] = [days[0], days.at(-1)];
  const slots = first && last ? slotsOf(rules, first, last) : [];
  const byDay = new Map(slots.map((slot) => [dateOf(slot.local), slot]));
  return ({ originalLocal }) => byDay.get(dateOf(originalLocal));
}

/** A list of versions as a change makes it: the whole of it, what is new in it, and what is set aside for that. */
export type ChangedRules<R extends RuleVersion> = {
  rules: RuleVersion[];
  brought: RuleVersion[];
  aside: R[];
};

/**
 * A new rule from its day on. What was settled for later is set aside, but a pause to come stays (and the end of a
 * series too), with the new rule after it. It ends a pause that is on, or begins, on its day.
 */
export function withPattern<R extends RuleVersion>(
  before: readonly R[],
  fresh: RuleVersion,
): ChangedRules<R> {
  const toCome = (rule: RuleVersion | undefined) => rule?.kind === "pause" && rule.fromDate > fresh.fromDate;
  const aside = before.filter((rule) => rule.fromDate >= fresh.fromDate && !toCome(rule));
  const resumed = before.filter((rule, at) => rule.kind !== "pause" && toCome(before[at - 1]));
  const brought = [fresh, ...resumed.map(({ fromDate }) => ({ ...fresh, fromDate }))];
  return changed(before, brought, aside);
}

/**
 * No dates between two days, both included, or (`to` null) from a day on. After it goes on what would have held then,
 * counted from where it was, so that fortnights stay in step. Undefined if it does not meet then anyway.
 */
export function withPause<R extends RuleVersion>(
  before: readonly R[],
  from: LocalDate,
  to: LocalDate | null,
): ChangedRules<R> | undefined {
  const within = (rule: RuleVersion) => rule.fromDate >= from && (to === null || rule.fromDate <= to);
  const base = ruleOn(before, from) ?? before.find(within);
  const aside = before.filter(within);
  if (!base || [base, ...aside].every(({ kind }) => kind === "pause")) return undefined;
  const brought: RuleVersion[] = [];
  if (base.kind !== "pause" || base.fromDate >= from) {
    brought.push({ ...bare(base), kind: "pause", fromDate: from });
  }
  if (to !== null) {
    const after = addDays(to, 1);
    const resumed = ruleOn(before, after);
    if (resumed && resumed.kind !== "pause" && resumed.fromDate !== after) {
      brought.push({ ...bare(resumed), fromDate: after });
    }
  }
  return changed(before, brought, aside);
}

function changed<R extends RuleVersion>(
  before: readonly R[],
  brought: RuleVersion[],
  aside: R[],
): ChangedRules<R> {
  const stay = before.filter((rule) => !aside.includes(rule)).map(bare);
  const rules = [...stay, ...brought].sort((a, b) => compare(a.fromDate, b.fromDate));
  return { rules, brought, aside };
}

/** The version alone, without what its row has besides. */
function bare({ fromDate, kind, zone, rrule, start, minutes, placeId }: RuleVersion): RuleVersion {
  return { fromDate, kind, zone, rrule, start, minutes, placeId };
}

/** A new rule as it is wished for, before it has a DTSTART. */
export type Wish = Omit<RuleVersion, "start"> & { clock: string };

/**
 * The version that a wish becomes. If the rhythm stays it is counted from where it was (a fortnight stays the same
 * fortnight), else from the first day the rule falls on.
 * Throws RuleError if the rule cannot be used, or gives no date from its day on.
 */
export function versionOf({ clock, ...wish }: Wish, current?: RuleVersion): RuleVersion {
  const { fromDate, kind, rrule, zone, minutes, placeId } = wish;
  const window = { from: toInstant(atClock(fromDate, "00:00"), zone), limit: 1 };
  const gives = (start: LocalTime) => expandRule({ rrule, start, zone }, window).length > 0;
  const [inStep, anew] = [anchor(wish, clock, current), anchor(wish, clock)];
  // What was counted (COUNT) and is through is counted anew.
  const start = gives(inStep) ? inStep : anew;
  if (!gives(start)) throw new RuleError("This rule gives no date from that day on.");
  return { fromDate, kind, rrule, zone, start, minutes, placeId };
}

function anchor(
  { fromDate, rrule, zone }: Omit<Wish, "clock">,
  clock: string,
  current?: RuleVersion,
): LocalTime {
  if (current && sameRhythm(rrule, current.rrule)) return atClock(dateOf(current.start), clock);
  // Without INTERVAL: "every second Tuesday from Thursday on" begins next Tuesday, not the one after.
  const each = rrule.replace(/(^|;)INTERVAL=\d+/i, "").replace(/^;/, "");
  return firstDate({ rrule: each, start: atClock(fromDate, clock), zone });
}

function sameRhythm(rrule: string, current: string): boolean {
  if (rrule === current) return true;
  const [a, b] = [parseRule(rrule), parseRule(current)];
  return a.interval > 1 && a.interval === b.interval && a.freq === b.freq && !a.count;
}

/** Whether two lists of versions say the same from a day on. */
export function sameFrom(a: readonly RuleVersion[], b: readonly RuleVersion[], day: LocalDate): boolean {
  return JSON.stringify(seenFrom(a, day)) === JSON.stringify(seenFrom(b, day));
}

function seenFrom(rules: readonly RuleVersion[], day: LocalDate): RuleVersion[] {
  const first = ruleOn(rules, day);
  const seen = rules.filter((rule) => rule === first || rule.fromDate > day);
  const told = seen.map((rule) => ({ ...bare(rule), fromDate: later(rule.fromDate, day) }));
  return told.filter((rule, at) => {
    const last = told[at - 1];
    return !last || JSON.stringify({ ...rule, fromDate: last.fromDate }) !== JSON.stringify(last);
  });
}
