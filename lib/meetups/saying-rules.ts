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

export const nothingElse: Details = { note: "", thereFrom: null, thereTo: null, guests: 0, guestNames: "" };

export const silent = (member: string): Saying => ({
  member,
  kind: null,
  line: null,
  answeredAt: null,
  condition: null,
  details: nothingElse,
});

/** What somebody said, in the words of the buttons: in the line they said that they are going. */
export function saidKind({ kind, condition }: Saying): "going" | "might" | "cant" | "if" | null {
  if (condition) return "if";
  return kind === "in_line" ? "going" : kind;
}

/** A member with their guests, as settling counts them. */
export const partyOf = ({ member, details }: Saying) => ({ member, size: 1 + details.guests });

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

export function sameWish(one: Wish, other: Wish): boolean {
  if ("all" in one) return "all" in other && [...one.all].sort().join() === [...other.all].sort().join();
  return "atLeast" in other && one.atLeast === other.atLeast;
}
