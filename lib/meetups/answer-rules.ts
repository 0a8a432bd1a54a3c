import {
  type Details,
  nothingElse,
  partyOf,
  type Saying,
  saidKind,
  sameWish,
  silent,
} from "./saying-rules.ts";
import type { Wish } from "./settle-rules.ts";

/** What a member can say: `null` takes it back, `undefined` leaves it at what they said. */
export type Said = {
  kind?: "going" | "might" | "cant" | "if" | null | undefined;
  /** Of "if": else what they waited for before, or one other. */
  wish?: Wish | undefined;
  /** Else what they had said, as far as it still makes sense. */
  details?: Details | undefined;
};

/** What of a meetup decides about seats and times. */
export type TableOf = { local: string; minutes: number; seats: number | null };
export type SayingRefusal = "not-answered" | "outside" | "no-seats-for-guests";
export type SayingDecision = { ok: true; saying: Saying } | { ok: false; refusal: SayingRefusal };

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
  const to = thereTo === null ? minutes : into(thereTo) || 1_440;
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
