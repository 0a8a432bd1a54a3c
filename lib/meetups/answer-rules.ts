import type { AnswerKind } from "./rules.ts";
import { type Conditional, type Settled, settle, type Wish } from "./settle-rules.ts";

/** What may be said beside an answer. Times are local, HH:MM; null: from the start, to the end. */
export type Details = {
  note: string;
  thereFrom: string | null;
  thereTo: string | null;
  guests: number;
  guestNames: string;
};

/**
 * All that one member has said about one date. `kind` is what others see; the condition is seen by nobody else. Beside a
 * condition `kind` is "going" when it is met, and null while it waits.
 */
export type Saying = {
  member: string;
  kind: AnswerKind | null;
  /** Grows along the line; of in_line only. */
  line: number | null;
  answeredAt: Date | null;
  condition: { wish: Wish; saidAt: Date } | null;
  details: Details;
};

/** What a member can say: `null` takes it back, `undefined` leaves it at what they said. */
export type Said = {
  kind?: "going" | "might" | "cant" | "if" | null | undefined;
  /** Of "if": else what they waited for before, or one other. */
  wish?: Wish | undefined;
  /** Else what they had said, as far as it still makes sense. */
  details?: Details | undefined;
};

/** What somebody said, in the words of the buttons: in the line they said that they are going. */
export function saidKind({ kind, condition }: Saying): "going" | "might" | "cant" | "if" | null {
  if (condition) return "if";
  return kind === "in_line" ? "going" : kind;
}

/** What of a meetup decides about seats and times. */
export type TableOf = { local: string; minutes: number; seats: number | null };
export type SayingRefusal = "not-answered" | "outside" | "no-seats-for-guests";
export type SayingDecision = { ok: true; saying: Saying } | { ok: false; refusal: SayingRefusal };

export const nothingElse: Details = { note: "", thereFrom: null, thereTo: null, guests: 0, guestNames: "" };

export const silent = (member: string): Saying => ({
  member,
  kind: null,
  line: null,
  answeredAt: null,
  condition: null,
  details: nothingElse,
});

/**
 * What a member's words come to, before the table is settled. Whoever says "going" anew joins the end of the line, from
 * which settling takes them up at once where there is room.
 */
export function decideSaying({
  before,
  said,
  all,
  meetup,
  frozen,
  now,
}: {
  before: Saying;
  said: Said;
  /** Everybody's, theirs too. */
  all: readonly Saying[];
  meetup: TableOf;
  frozen: boolean;
  now: Date;
}): SayingDecision {
  const kind = said.kind === undefined ? saidKind(before) : said.kind;
  if (kind === null)
    return said.kind === undefined
      ? { ok: false, refusal: "not-answered" }
      : { ok: true, saying: silent(before.member) };
  const details = tidied(kind, said.details ?? before.details);
  const saying = restated({ before, kind, said, details, all, frozen, now });
  if (said.details && !isWithin(meetup, details)) return { ok: false, refusal: "outside" };
  if (!isRoomFor(saying, before, all, meetup)) return { ok: false, refusal: "no-seats-for-guests" };
  return { ok: true, saying };
}

type Restating = {
  before: Saying;
  kind: "going" | "might" | "cant" | "if";
  said: Said;
  details: Details;
  all: readonly Saying[];
  frozen: boolean;
  now: Date;
};

function restated({ before, kind, said, details, all, frozen, now }: Restating): Saying {
  const { member } = before;
  const plain = { member, line: null, condition: null, details };
  if (kind === "if") return conditional(before, said.wish, details, frozen, now);
  if (before.kind === kind) return { ...before, condition: null, details };
  if (kind !== "going") return { ...plain, kind, answeredAt: now };
  if (before.kind === "in_line") return { ...before, details };
  const last = Math.max(0, ...all.map(({ line }) => line ?? 0));
  return { ...plain, kind: "in_line", line: last + 1, answeredAt: now };
}

/** Who was going keeps the seat if the condition holds; too late for going back, they would keep it in any case. */
function conditional(
  before: Saying,
  wished: Wish | undefined,
  details: Details,
  frozen: boolean,
  now: Date,
): Saying {
  const wish = wished ?? before.condition?.wish ?? { atLeast: 1 };
  const same = before.condition !== null && sameWish(before.condition.wish, wish);
  const condition = same ? before.condition : { wish, saidAt: now };
  const seated = before.kind === "going" && (same || !frozen);
  const { member, answeredAt } = before;
  if (seated) return { member, kind: "going", line: null, answeredAt, condition, details };
  return { member, kind: null, line: null, answeredAt: null, condition, details };
}

export function sameWish(one: Wish, other: Wish): boolean {
  if ("all" in one) return "all" in other && [...one.all].sort().join() === [...other.all].sort().join();
  return "atLeast" in other && one.atLeast === other.atLeast;
}

/** Who can't come brings nobody and is there at no time. */
function tidied(kind: string, details: Details): Details {
  return kind === "cant" ? { ...nothingElse, note: details.note } : details;
}

/**
 * Whether a part of the time lies within the date, which may go past midnight.
 * @param meetup `local`: its local start, YYYY-MM-DDTHH:MM
 */
export function isWithin(
  { local, minutes }: Pick<TableOf, "local" | "minutes">,
  { thereFrom, thereTo }: Pick<Details, "thereFrom" | "thereTo">,
): boolean {
  const into = (clock: string) => (minuteOf(clock) - minuteOf(local.slice(11, 16)) + 1_440) % 1_440;
  const from = thereFrom === null ? 0 : into(thereFrom);
  const to = thereTo === null ? minutes : into(thereTo);
  return from < to && to <= minutes;
}

const minuteOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

/** Guests may be more than the table has room for only while they wait for it. */
function isRoomFor(saying: Saying, before: Saying, all: readonly Saying[], { seats }: TableOf): boolean {
  if (seats === null || saying.kind === "might" || saying.kind === "cant") return true;
  if (saying.details.guests <= before.details.guests && saying.kind === before.kind) return true;
  if (partyOf(saying).size > seats) return false;
  if (saying.kind !== "going") return true;
  const others = all.filter(({ kind, member }) => kind === "going" && member !== saying.member);
  return others.reduce((taken, each) => taken + partyOf(each).size, partyOf(saying).size) <= seats;
}

const partyOf = ({ member, details }: Saying) => ({ member, size: 1 + details.guests });

/**
 * Settles the table, and says everything as it stands then.
 * @param all of members who are not suspended
 */
export function seated(
  all: readonly Saying[],
  { seats, frozen, now }: { seats: number | null; frozen: boolean; now: Date },
): { all: Saying[]; settled: Settled } {
  const outright = all.filter(({ kind, condition }) => kind === "going" && !condition);
  const line = all.filter(({ kind }) => kind === "in_line").sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  const conditions = all
    .flatMap((each): (Conditional & { saidAt: number })[] => {
      const { condition, kind } = each;
      if (!condition) return [];
      const { wish, saidAt } = condition;
      return [{ ...partyOf(each), wish, in: kind === "going", saidAt: saidAt.getTime() }];
    })
    .sort((a, b) => a.saidAt - b.saidAt || (a.member < b.member ? -1 : 1));
  const settled = settle({
    going: outright.map(partyOf),
    line: line.map(partyOf),
    conditions,
    seats,
    frozen,
  });
  const stayed = new Set(settled.stayed);
  return {
    settled,
    all: all.map((each): Saying => {
      const goes = settled.going.has(each.member);
      if (goes && each.kind !== "going") return { ...each, kind: "going", line: null, answeredAt: now };
      if (goes) return stayed.has(each.member) ? { ...each, condition: null } : each;
      return each.condition && each.kind ? { ...each, kind: null, answeredAt: null } : each;
    }),
  };
}

/** Their place in the line, from 1; null for who is not in it. */
export function placeInLine(all: readonly Saying[], member: string): number | null {
  const mine = all.find((each) => each.member === member)?.line ?? null;
  return mine === null ? null : all.filter(({ line }) => line !== null && line <= mine).length;
}

/** Whether the two say the same, to others as to the member. */
export function sameSaying(one: Saying, other: Saying): boolean {
  const { condition: a } = one;
  const { condition: b } = other;
  return (
    sameAnswer(one, other) && (a === b || (!!a && !!b && sameWish(a.wish, b.wish))) && sameDetails(one, other)
  );
}

/** Whether the two are the same to others. A condition that waits is nothing to them, nor are its details. */
export function sameAnswer(one: Saying, other: Saying): boolean {
  if (one.kind !== other.kind || one.line !== other.line) return false;
  return one.kind === null || sameDetails(one, other);
}

function sameDetails({ details: one }: Saying, { details: other }: Saying): boolean {
  return (
    one.note === other.note &&
    one.thereFrom === other.thereFrom &&
    one.thereTo === other.thereTo &&
    one.guests === other.guests &&
    one.guestNames === other.guestNames
  );
}

/** Where more go than there are seats: this member's seat is given up, for a place at the end of the line. */
export function giveUpSeat(all: readonly Saying[], member: string, seats: number | null): readonly Saying[] {
  const going = all.filter(({ kind }) => kind === "going");
  const taken = going.reduce((sum, each) => sum + partyOf(each).size, 0);
  if (seats === null || taken <= seats) return all;
  const last = Math.max(0, ...all.map(({ line }) => line ?? 0));
  return all.map((each): Saying => {
    if (each.member !== member || each.kind !== "going") return each;
    if (each.condition) return { ...each, kind: null, answeredAt: null };
    return { ...each, kind: "in_line", line: last + 1 };
  });
}
