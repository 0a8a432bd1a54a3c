import { expandRule, firstDate } from "#lib/calendar/recurrence.ts";
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
  toLocal,
} from "#lib/calendar/wall-time.ts";
import type { AnswerKind } from "./rules.ts";

/** When and where one date is: local start, length in minutes, place. */
export type Slot = { local: LocalTime; minutes: number; placeId: string };

/** A date the series has now, as a row. */
export type PlannedDate = Slot & {
  id: string;
  /** The start that the pattern first gave it. */
  originalLocal: LocalTime;
  skipped?: boolean;
  /** Moved by hand, by itself: it stands as it is, as long as its day has a place in the new pattern. */
  moved?: boolean;
  /** What the rule in force gives it; with this, only what differs counts as changed by hand, and stands. */
  usual?: Slot;
  answers: readonly { memberId: string; kind: AnswerKind }[];
};

/** Where the series stands: `start` is its DTSTART, from which fortnights are counted. */
export type CurrentRule = { rrule: string; start: LocalTime };

export type PlanInput = {
  /** Every coming date of the series, skipped ones too, in any order. */
  dates: readonly PlannedDate[];
  /** The local day from which the new rule holds; a past one is read as today. */
  from: LocalDate;
  rrule: string;
  /** "HH:MM" */
  start: string;
  minutes: number;
  placeId: string;
  zone: string;
  now: Date;
  /** How far to look from `from` on; 12 if not given. Dates that exist beyond are judged as well. */
  weeks?: number;
  /** The series' version for which the plan is made. */
  version: number;
  /** With it, a rule of the same rhythm goes on in step: a fortnight stays the same fortnight. */
  current?: CurrentRule;
  /** The first date wished for, if the rhythm is to begin anew on it. */
  first?: LocalDate;
};

/** One line of the plan. `date` is the row whose address and answers live on (or, if dropped, do not). */
export type PlanEntry =
  | { kind: "kept"; date: PlannedDate; before: Slot; after: Slot }
  | { kind: "dropped"; date: PlannedDate; before: Slot }
  | { kind: "added"; after: Slot }
  | { kind: "moved"; date: PlannedDate; before: Slot; after: Slot };

export type NewRule = CurrentRule & { from: LocalDate; minutes: number; placeId: string; zone: string };

/** `rule.start` is to be stored with the rule: expanding with it, from `rule.from` on, gives the same dates. */
export type Plan = { version: number; rule: NewRule; until: LocalDate; entries: PlanEntry[] };

/**
 * What a change of pattern does, date by date. Dates are matched by day: the same day at another time or place
 * is a move and keeps its identity and answers. Every coming date stands in it once, every new one once:
 * kept + dropped + moved (before) are the old dates, kept + added + moved (after) the new ones.
 *
 * - A date that has begun is left alone and not listed, and its day gets no second date.
 * - A date before `from` is kept as it is. So is today's, if the new rule's time has passed already.
 * - A date moved by hand stands for the day the pattern gave it, or else for the day it is on now. If the new
 *   pattern has that day, what was changed by hand stays; if not, it is dropped like any other.
 * - A skipped date stays skipped if its day stays; nobody is told of what happens to it.
 *
 * Throws RuleError if the rule cannot be used.
 */
export function planChange(input: PlanInput): Plan {
  const today = dateOf(toLocal(input.now, input.zone));
  const from = later(input.from, today);
  const until = horizon(input, from);
  const rule = newRule(input, from);
  const wanted = newDays(rule, until);
  const claims = claim(input.dates, wanted);
  const begun = (local: LocalTime) => toInstant(local, input.zone) <= input.now;
  const entries: PlanEntry[] = [];
  for (const date of input.dates) {
    if (begun(date.local)) continue;
    entries.push(fate(date, claims.get(date.id), rule, begun));
  }
  const claimed = new Set(claims.values());
  for (const local of wanted.values()) {
    if (!claimed.has(local) && !begun(local)) entries.push({ kind: "added", after: slotOf(rule, local) });
  }
  return { version: input.version, rule, until, entries: entries.sort(byTime) };
}

function horizon({ dates, weeks = 12 }: PlanInput, from: LocalDate): LocalDate {
  const days = dates.flatMap((date) => [dateOf(date.local), dateOf(date.originalLocal)]);
  return days.reduce(later, addDays(from, weeks * 7));
}

function newRule(input: PlanInput, from: LocalDate): NewRule {
  const { rrule, start, minutes, placeId, zone } = input;
  return { rrule, start: anchor(input, from, start), from, minutes, placeId, zone };
}

/** The DTSTART of the new rule: the old one's day if the rhythm stays, else the first day the rule falls on. */
function anchor({ rrule, zone, current, first }: PlanInput, from: LocalDate, clock: string): LocalTime {
  if (current && !first && sameRhythm(rrule, current.rrule)) return atClock(dateOf(current.start), clock);
  // Without INTERVAL: "every second Tuesday from Thursday on" begins next Tuesday, not the one after.
  const each = rrule.replace(/(^|;)INTERVAL=\d+/i, "").replace(/^;/, "");
  const begin = first && first > from ? first : from;
  return firstDate({ rrule: each, start: atClock(begin, clock), zone });
}

function sameRhythm(rrule: string, current: string): boolean {
  if (rrule === current) return true;
  const [a, b] = [parseRule(rrule), parseRule(current)];
  return a.interval > 1 && a.interval === b.interval && a.freq === b.freq && !a.count;
}

/** The new rule's dates by their day; a rule gives a day at most one. */
function newDays(rule: NewRule, until: LocalDate): Map<LocalDate, LocalTime> {
  const window = { from: toInstant(atClock(rule.from, "00:00"), rule.zone), limit: 5000 };
  const to = toInstant(atClock(addDays(until, 1), "00:00"), rule.zone);
  const locals = expandRule(rule, { ...window, to }).map((one) => one.local);
  const inside = locals.filter((local) => dateOf(local) >= rule.from && dateOf(local) <= until);
  return new Map(inside.map((local) => [dateOf(local), local]));
}

/** Which existing date stands for which new one, by id. The day the pattern gave it goes before the day it is on. */
function claim(dates: readonly PlannedDate[], wanted: Map<LocalDate, LocalTime>): Map<string, LocalTime> {
  const claims = new Map<string, LocalTime>();
  const taken = new Set<LocalTime>();
  for (const key of ["originalLocal", "local"] as const) {
    for (const date of [...dates].sort((a, b) => compare(a.local, b.local))) {
      const local = wanted.get(dateOf(date[key]));
      if (!local || taken.has(local) || claims.has(date.id)) continue;
      claims.set(date.id, local);
      taken.add(local);
    }
  }
  return claims;
}

function fate(
  date: PlannedDate,
  claimed: LocalTime | undefined,
  rule: NewRule,
  begun: (local: LocalTime) => boolean,
): PlanEntry {
  const before = slotOf(date, date.local);
  const kept: PlanEntry = { kind: "kept", date, before, after: before };
  if (dateOf(date.local) < rule.from || dateOf(date.originalLocal) < rule.from) return kept;
  if (!claimed) return { kind: "dropped", date, before };
  const after = standing(date, slotOf(rule, claimed));
  const same =
    after.local === before.local && after.minutes === before.minutes && after.placeId === before.placeId;
  return same || begun(after.local) ? kept : { kind: "moved", date, before, after };
}

/** The new slot, but for what was changed by hand. */
function standing(date: PlannedDate, given: Slot): Slot {
  const { usual, local, minutes, placeId } = date;
  if (date.moved && !usual) return { local, minutes, placeId };
  if (!usual) return given;
  return {
    local: local === usual.local ? given.local : local,
    minutes: minutes === usual.minutes ? given.minutes : minutes,
    placeId: placeId === usual.placeId ? given.placeId : placeId,
  };
}

function slotOf({ minutes, placeId }: { minutes: number; placeId: string }, local: LocalTime): Slot {
  return { local, minutes, placeId };
}

/** Where on the page an entry stands: at its new time, or its old one if it has no new. */
export function entryTime(entry: PlanEntry): LocalTime {
  return entry.kind === "dropped" ? entry.before.local : entry.after.local;
}

function byTime(a: PlanEntry, b: PlanEntry): number {
  return compare(entryTime(a), entryTime(b)) || compare(keyOf(a), keyOf(b));
}

function keyOf(entry: PlanEntry): string {
  return entry.kind === "added" ? "" : entry.date.id;
}

export type Told = { memberId: string; entries: PlanEntry[] };

/**
 * Who is to be told, and of which dates: those who are going or might, where the date goes or moves. Whoever
 * cannot come loses nothing by it. Ordered by member id.
 */
export function peopleTold(plan: Plan): Told[] {
  const told = new Map<string, PlanEntry[]>();
  for (const entry of plan.entries) {
    if ((entry.kind !== "dropped" && entry.kind !== "moved") || entry.date.skipped) continue;
    for (const { memberId, kind } of entry.date.answers) {
      if (kind !== "cant") told.set(memberId, [...(told.get(memberId) ?? []), entry]);
    }
  }
  const sorted = [...told].sort(([a], [b]) => compare(a, b));
  return sorted.map(([memberId, entries]) => ({ memberId, entries }));
}

/**
 * Sixteen hex digits that are the same as long as the plan is: version, rule, place, times and dates, but not
 * answers, because an answer that comes between preview and apply changes nothing that was read. It guards
 * against surprise, not against attack.
 */
export function planFingerprint(plan: Plan): string {
  const entries = plan.entries.map((entry) => {
    if (entry.kind === "added") return [entry.kind, entry.after];
    const skipped = entry.date.skipped ?? false;
    return [entry.kind, entry.date.id, skipped, entry.before, entry.kind === "dropped" ? null : entry.after];
  });
  const { rrule, start, from, minutes, placeId, zone } = plan.rule;
  return fnv1a(JSON.stringify([plan.version, rrule, start, from, minutes, placeId, zone, entries]));
}

/** FNV-1a, 64 bit, over UTF-16 units. */
function fnv1a(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let at = 0; at < text.length; at++) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(at))) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, "0");
}
