import {
  addDays,
  compare,
  dateOf,
  type LocalDate,
  type LocalTime,
  later,
  toInstant,
} from "#lib/calendar/wall-time.ts";
import type { AnswerKind } from "./rules.ts";
import { type RuleVersion, ruleOn, type Slot, slotsOf, slotsOn } from "./series-rules.ts";

/** A date the series has: as a row, or (id null) as its rules will give it where no rows are yet. */
export type PlannedDate = Slot & {
  id: string | null;
  /** The start that the pattern gave it. */
  originalLocal: LocalTime;
  skipped?: boolean;
  /** Kept as a one-off after a change had dropped it. */
  oneOff?: boolean;
  answers: readonly { memberId: string; kind: AnswerKind }[];
};

export type PlanInput = {
  /** Every coming date of the pattern, skipped ones too, in any order; and those whose day it was and is to come. */
  dates: readonly PlannedDate[];
  /** Coming dates that are not the pattern's any more: dropped by earlier changes, or kept as one-offs. */
  spare?: readonly PlannedDate[];
  /** The versions of the series' rule, the oldest first: as they are, and as the change makes them. */
  before: readonly RuleVersion[];
  after: readonly RuleVersion[];
  /** The local day from which they differ. */
  from: LocalDate;
  /** Up to this day, included, dates are rows; null for none at all. */
  laidOutTo: LocalDate | null;
  now: Date;
  /** How far to look from `from` on; 12 if not given. Dates that exist beyond are judged as well. */
  weeks?: number;
  /** The series' version for which the plan is made. */
  version: number;
};

/**
 * One line of the plan. `date` is the row whose address and answers live on (or, if dropped, do not); `original` what
 * the pattern gives it from now on. An added date may be one that is back: a spare row of that day, with its address
 * and answers.
 */
export type PlanEntry =
  | { kind: "kept"; date: PlannedDate; before: Slot; after: Slot; original: LocalTime }
  | { kind: "dropped"; date: PlannedDate; before: Slot }
  | { kind: "added"; after: Slot; back?: PlannedDate }
  | { kind: "moved"; date: PlannedDate; before: Slot; after: Slot; original: LocalTime };

export type Plan = {
  version: number;
  from: LocalDate;
  until: LocalDate;
  rules: readonly RuleVersion[];
  entries: PlanEntry[];
};

/**
 * What a change of a series' rules does, date by date. Dates are matched by day: the same day at another time, place or
 * in another zone is a move and keeps its identity and answers. Every coming date stands in it once, every new one
 * once: kept + dropped + moved (before) are the old dates, kept + added + moved (after) the new ones.
 *
 * - A date that has begun is left alone and not listed, and its day gets no second date.
 * - A date before `from` is kept as it is. So is today's, if the new rule's time has passed already.
 * - A date moved by hand stands for the day the pattern gave it, or else for the day it is on now. If there is a date
 *   on that day after the change, what was changed by hand stays; if not, it is dropped like any other.
 * - A skipped date stays skipped if its day stays; nobody is told of what happens to it.
 * - A date that a vote found stays as long as the series goes on meeting about once a month.
 */
export function planChange(input: PlanInput): Plan {
  const { from, before, after, now, version } = input;
  const until = horizon(input);
  const dates = [...input.dates, ...notLaidOut(input, until)];
  const wanted = byDay(slotsOf(after, from, until));
  const claims = claim(dates, wanted);
  const begun = ({ local, zone }: Slot) => toInstant(local, zone) <= now;
  const usual = usualOf(before, dates);
  const taken = new Set([...dates, ...(input.spare ?? [])].map(({ originalLocal }) => originalLocal));
  const entries: PlanEntry[] = [];
  for (const date of dates) {
    if (begun(date)) continue;
    entries.push(fate(date, claims.get(date), { ...input, usual, begun, taken }));
  }
  const claimed = new Set(claims.values());
  for (const slot of wanted.values()) {
    if (claimed.has(slot) || begun(slot)) continue;
    const back = spareOf(input.spare ?? [], slot);
    if (!back) entries.push({ kind: "added", after: slot });
    else if (!begun(back)) entries.push({ kind: "added", after: slot, back });
  }
  return { version, from, until, rules: after, entries: entries.sort(byTime) };
}

function horizon({ dates, from, weeks = 12 }: PlanInput): LocalDate {
  const days = dates.flatMap((date) => [dateOf(date.local), dateOf(date.originalLocal)]);
  return days.reduce(later, addDays(from, weeks * 7));
}

/** Dates that the rules as they are will give, where no rows are yet: what a change far ahead is about. */
function notLaidOut({ dates, before, from, laidOutTo }: PlanInput, until: LocalDate): PlannedDate[] {
  const begin = laidOutTo ? later(addDays(laidOutTo, 1), from) : from;
  if (begin > until) return [];
  const days = new Set(dates.map(({ originalLocal }) => dateOf(originalLocal)));
  return slotsOf(before, begin, until)
    .filter(({ local }) => !days.has(dateOf(local)))
    .map((slot) => ({ ...slot, id: null, originalLocal: slot.local, answers: [] }));
}

/** Dates by their day; a rule gives a day at most one. */
function byDay(slots: Slot[]): Map<LocalDate, Slot> {
  return new Map(slots.map((slot) => [dateOf(slot.local), slot]));
}

/** Which existing date stands for which new one. The day the pattern gave it goes before the day it is on. */
function claim(dates: readonly PlannedDate[], wanted: Map<LocalDate, Slot>): Map<PlannedDate, Slot> {
  const claims = new Map<PlannedDate, Slot>();
  const taken = new Set<Slot>();
  const inOrder = [...dates].sort((a, b) => compare(a.local, b.local));
  for (const key of ["originalLocal", "local"] as const) {
    for (const date of inOrder) {
      const slot = wanted.get(dateOf(date[key]));
      if (!slot || taken.has(slot) || claims.has(date)) continue;
      claims.set(date, slot);
      taken.add(slot);
    }
  }
  return claims;
}

/** What the rules as they are give a date. What differs from it was changed by hand. */
function usualOf(before: readonly RuleVersion[], dates: readonly PlannedDate[]): (date: PlannedDate) => Slot {
  const given = slotsOn(before, dates);
  return (date) => given(date) ?? { ...slotOf(date), local: date.originalLocal };
}

type Fate = PlanInput & {
  usual: (date: PlannedDate) => Slot;
  begun: (slot: Slot) => boolean;
  taken: Set<LocalTime>;
};

function fate(date: PlannedDate, claimed: Slot | undefined, given: Fate): PlanEntry {
  const { before: rules, after: newRules, from, usual, begun, taken } = given;
  const before = slotOf(date);
  const day = dateOf(date.originalLocal);
  const kept: PlanEntry = { kind: "kept", date, before, after: before, original: date.originalLocal };
  if (dateOf(date.local) < from || day < from) return kept;
  if (!claimed) {
    const voted = ruleOn(rules, day)?.kind === "about" && ruleOn(newRules, day)?.kind === "about";
    return voted ? kept : { kind: "dropped", date, before };
  }
  // What stands for another day than its own keeps its own: that day may want its date back.
  const its = dateOf(claimed.local) === day && !taken.has(claimed.local);
  const original = its ? claimed.local : date.originalLocal;
  const after = standing(date, usual(date), claimed);
  if (begun(after)) return kept;
  return { kind: sameSlot(before, after) ? "kept" : "moved", date, before, after, original };
}

/** The new slot, but for what was changed by hand. */
function standing({ local, minutes, placeId, zone }: PlannedDate, usual: Slot, given: Slot): Slot {
  // A clock and its zone are one: half of each would be an instant that nobody meant.
  const byHand = local !== usual.local || zone !== usual.zone;
  return {
    local: byHand ? local : given.local,
    minutes: minutes === usual.minutes ? given.minutes : minutes,
    placeId: placeId === usual.placeId ? given.placeId : placeId,
    zone: byHand ? zone : given.zone,
  };
}

/** Of several spare rows of the day, the one that has the very start: two rows cannot have it. */
function spareOf(spare: readonly PlannedDate[], { local }: Slot): PlannedDate | undefined {
  const ofDay = spare.filter(({ originalLocal }) => dateOf(originalLocal) === dateOf(local));
  return (
    ofDay.find(({ originalLocal }) => originalLocal === local) ??
    ofDay.find(({ oneOff }) => oneOff) ??
    ofDay[0]
  );
}

function slotOf({ local, minutes, placeId, zone }: Slot): Slot {
  return { local, minutes, placeId, zone };
}

/** Whether two slots are the same time and place. */
export function sameSlot(a: Slot, b: Slot): boolean {
  return a.local === b.local && a.minutes === b.minutes && a.placeId === b.placeId && a.zone === b.zone;
}

/** Where on the page an entry stands: at its new time, or its old one if it has no new. */
export function entryTime(entry: PlanEntry): LocalTime {
  return entry.kind === "dropped" ? entry.before.local : entry.after.local;
}

/** The row that an entry is about; undefined where there is none (yet). */
export function entryDate(entry: PlanEntry): PlannedDate | undefined {
  return entry.kind === "added" ? entry.back : entry.date;
}

function byTime(a: PlanEntry, b: PlanEntry): number {
  return compare(entryTime(a), entryTime(b)) || compare(keyOf(a), keyOf(b));
}

function keyOf(entry: PlanEntry): string {
  return `${entry.kind} ${entryDate(entry)?.originalLocal ?? ""}`;
}

/** Whether who had answered this date is told of what becomes of it: that it goes, moves or is on again. */
export function isNews(entry: PlanEntry): boolean {
  const date = entryDate(entry);
  if (!date || date.skipped || entry.kind === "kept") return false;
  return entry.kind !== "added" || !date.oneOff || !sameSlot(date, entry.after);
}

export type Told = { memberId: string; entries: PlanEntry[] };

/**
 * Who is to be told, and of which dates: those who said they would or might come. Whoever cannot come loses nothing by
 * it. Ordered by member id.
 */
export function peopleTold(plan: Pick<Plan, "entries">): Told[] {
  const told = new Map<string, PlanEntry[]>();
  for (const entry of plan.entries.filter(isNews)) {
    for (const { memberId, kind } of entryDate(entry)?.answers ?? []) {
      if (kind !== "cant") told.set(memberId, [...(told.get(memberId) ?? []), entry]);
    }
  }
  const sorted = [...told].sort(([a], [b]) => compare(a, b));
  return sorted.map(([memberId, entries]) => ({ memberId, entries }));
}
