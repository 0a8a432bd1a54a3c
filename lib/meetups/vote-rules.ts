import { type Weekday, weekdays } from "#lib/calendar/rule-parts.ts";
import { addDays, type LocalDate, type LocalTime, weekdayOf } from "#lib/calendar/wall-time.ts";

/** A vote is open this long. */
export const VOTE_DAYS = 5;
/** So long before it closes those who have marked nothing get a letter. */
const REMIND_DAYS = 2;
/** From the last date that was held to the next vote; with the vote's own days and the notice, about a month. */
const REST_DAYS = 21;
/** After a vote that found no date. */
const FRUITLESS_DAYS = 28;
/** Whoever calls a date off may have pressed the wrong button; a day to bring it back before everybody is asked anew. */
const CALLED_OFF_DAYS = 1;
/** So many days lie between the vote's closing and the first day it offers. */
const NOTICE_DAYS = 2;
const OFFERED_WEEKS = 4;
/** Where holidays leave too few. */
const MOST_WEEKS = 6;
const LEAST_OFFERED = 4;
const OFFERED_A_WEEK = 2;
/** A day that members add may lie this far after the closing. */
export const FARTHEST_DAYS = 56;
export const MOST_CANDIDATES = 12;
export const MOST_ADDED = 2;

const DAY = 86_400_000;

export type RuleKind = "dates" | "about" | "pause";

/** How a series stands, for whether it votes. Dates that were skipped or dropped are not "held" and not "coming". */
export type VoteFacts = {
  /** Of the rule in force; null before the first. */
  kind: RuleKind | null;
  /** A date of the series stands that is not over. */
  coming: boolean;
  /** When the last date that was held ended. */
  lastHeldAt: Date | null;
  /** When a date of it was last called off. */
  calledOffAt: Date | null;
  /** When the last vote closed that found no date. */
  fruitlessAt: Date | null;
  /** A vote is open. */
  open: boolean;
  /** "HH:MM" on the clock of the series' desk. */
  clock: string;
  now: Date;
};

/** Whether a date vote opens by itself: no date is fixed and one is due. By day, because everybody gets a letter. */
export function voteDue(facts: VoteFacts): boolean {
  const { kind, coming, open, lastHeldAt, calledOffAt, fruitlessAt, now } = facts;
  if (kind !== "about" || coming || open || !byDay(facts.clock)) return false;
  const rested = (since: Date | null, days: number) =>
    since === null || now.getTime() - since.getTime() >= days * DAY;
  return (
    rested(lastHeldAt, REST_DAYS) &&
    rested(fruitlessAt, FRUITLESS_DAYS) &&
    rested(calledOffAt, CALLED_OFF_DAYS)
  );
}

/** What the site writes to everybody by itself it writes by day. */
export function byDay(clock: string): boolean {
  return clock >= "08:00" && clock < "20:00";
}

/** An open vote by the clock: left alone, reminded of, counted, or closed without a word because it is not needed. */
export function voteStep(
  vote: { closesAt: Date; remindedAt: Date | null },
  { kind, coming, now }: Pick<VoteFacts, "kind" | "coming" | "now">,
): "wait" | "remind" | "count" | "close" {
  if (kind !== "about" || coming) return "close";
  const left = vote.closesAt.getTime() - now.getTime();
  if (left <= 0) return "count";
  return left <= REMIND_DAYS * DAY && vote.remindedAt === null ? "remind" : "wait";
}

/**
 * The days that a vote offers: of four weeks from two days after it closes, two a week, turning through the usual
 * weekdays, those the oftener that more members say they usually come on; of one usual weekday all four.
 * Where days off leave fewer than four, weeks are added, to six.
 * @param closing the local date on which it closes
 * @param wishes how many members usually come, by weekday
 * @param off local dates not to offer: holidays, days that have a date already
 * @param before the local date from which another rule holds
 */
export function offeredDays({
  closing,
  usual,
  wishes = {},
  off = new Set(),
  before,
}: {
  closing: LocalDate;
  usual: readonly Weekday[];
  wishes?: Partial<Record<Weekday, number>>;
  off?: ReadonlySet<LocalDate>;
  before?: LocalDate | undefined;
}): LocalDate[] {
  const weight = (day: Weekday) => (usual.includes(day) ? 1 : 0) + (wishes[day] ?? 0);
  const days = weekdays.filter((day) => weight(day) > 0);
  const all = days.reduce((sum, day) => sum + weight(day), 0);
  // Each pick gives every weekday its weight in credit and takes the whole from the one picked: a fair turn.
  const credit = new Map(days.map((day) => [day, 0]));
  const found: LocalDate[] = [];
  for (let week = 0; week < MOST_WEEKS; week++) {
    if (week >= OFFERED_WEEKS && found.length >= LEAST_OFFERED) break;
    const first = addDays(closing, NOTICE_DAYS + week * 7);
    const free = Array.from({ length: 7 }, (_, at) => addDays(first, at)).filter(
      (date) => credit.has(dayOf(date)) && !off.has(date) && (!before || date < before),
    );
    for (let pick = 0; pick < OFFERED_A_WEEK && free.length > 0; pick++) {
      for (const day of days) credit.set(day, (credit.get(day) ?? 0) + weight(day));
      const best = free.reduce((one, other) =>
        (credit.get(dayOf(other)) ?? 0) > (credit.get(dayOf(one)) ?? 0) ? other : one,
      );
      credit.set(dayOf(best), (credit.get(dayOf(best)) ?? 0) - all);
      found.push(...free.splice(free.indexOf(best), 1));
    }
  }
  return found.sort();
}

const dayOf = (date: LocalDate): Weekday => weekdays[weekdayOf(date) - 1] ?? "MO";

type OpenVote = { closesAt: Date; closedAt: Date | null };

/** Whether a vote still takes marks and days: not after its closing time, whether or not a job has come by. */
export function stillOpen({ closesAt, closedAt }: OpenVote, now: Date): boolean {
  return closedAt === null && now < closesAt;
}

export type CandidateRefusal = "closed" | "too-soon" | "too-far" | "there-already" | "full" | "yours-full";
export type CandidateDecision = { ok: true } | { ok: false; refusal: CandidateRefusal };

/**
 * Whether a member may add a day.
 * @param before the local date from which another rule holds
 */
export function decideCandidate({
  vote,
  local,
  startsAt,
  candidates,
  memberId,
  before,
  now,
}: {
  vote: OpenVote;
  local: LocalTime;
  startsAt: Date;
  candidates: readonly { local: LocalTime; addedById: string | null }[];
  memberId: string;
  before?: LocalDate | undefined;
  now: Date;
}): CandidateDecision {
  const no = (refusal: CandidateRefusal) => ({ ok: false as const, refusal });
  if (!stillOpen(vote, now)) return no("closed");
  if (candidates.some((each) => each.local === local)) return no("there-already");
  if (startsAt <= vote.closesAt) return no("too-soon");
  const far = startsAt.getTime() > vote.closesAt.getTime() + FARTHEST_DAYS * DAY;
  if (far || (before && local >= before)) return no("too-far");
  if (candidates.length >= MOST_CANDIDATES) return no("full");
  const theirs = candidates.filter(({ addedById }) => addedById === memberId);
  return theirs.length >= MOST_ADDED ? no("yours-full") : { ok: true };
}

export type Tally = { id: string; startsAt: Date; could: number; ifNeedBe: number };

/**
 * The day that wins: most could, then most could if need be, then the earliest. Null when nobody could on any that is
 * still to come. One is enough: a meetup for one is an open table, and somebody may join them.
 */
export function winner<T extends Tally>(candidates: readonly T[], now: Date): T | null {
  const possible = candidates.filter(
    ({ startsAt, could, ifNeedBe }) => startsAt > now && could + ifNeedBe > 0,
  );
  const [first = null] = possible.sort(
    (a, b) =>
      b.could - a.could ||
      b.ifNeedBe - a.ifNeedBe ||
      a.startsAt.getTime() - b.startsAt.getTime() ||
      order(a, b),
  );
  return first;
}

const order = (a: Tally, b: Tally) => (a.id < b.id ? -1 : 1);
