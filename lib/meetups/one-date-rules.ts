import { addDays, dateOf, type LocalTime, later } from "#lib/calendar/wall-time.ts";

/** One date as its rules see it. */
export type Standing = {
  startsAt: Date;
  endsAt: Date;
  cancelledAt: Date | null;
  droppedById: string | null;
};

/** When and where, and how many there is room for. */
export type Slot = {
  local: LocalTime;
  minutes: number;
  place: { name: string; address: string };
  seats: number | null;
};

/** Why one date cannot be moved, skipped or brought back. */
export type DateRefusal =
  /** It has begun, or is over. */
  | "begun"
  /** A change of pattern dropped it. */
  | "dropped"
  | "skipped"
  | "skipped-already"
  | "not-skipped"
  /** Where it would move to is past. */
  | "past"
  | "too-far"
  | "same"
  /** Another date of the series stands at that start. */
  | "taken"
  /** The same form came before. */
  | "sent-already";

export type DateDecision = { ok: true } | { ok: false; refusal: DateRefusal };
/** `moves`: time or place change, of which those who answered are told; else the seats alone do. */
export type MoveDecision = { ok: true; moves: boolean } | { ok: false; refusal: DateRefusal };

/** Nothing is put into the diary further ahead than this. */
export const furthestDays = 366;

/**
 * Whether one date may be moved. What has begun stays where it was, and nothing is moved into the past.
 * @param startsAt the instant at which it would begin
 * @param taken whether another date of the series stands at that start
 * @param today the local date
 */
export function decideMove(
  meetup: Standing & Slot,
  wanted: { to: Slot; startsAt: Date; taken: boolean; today: string; now: Date },
): MoveDecision {
  const { to, startsAt, taken, today, now } = wanted;
  const closed = closedFor(meetup, now);
  if (closed) return { ok: false, refusal: closed };
  if (meetup.cancelledAt) return { ok: false, refusal: "skipped" };
  const moves = meetup.local !== to.local || meetup.minutes !== to.minutes || !samePlace(meetup, to);
  if (!moves && meetup.seats === to.seats) return { ok: false, refusal: "same" };
  if (startsAt <= now) return { ok: false, refusal: "past" };
  if (tooFar(to.local, today)) return { ok: false, refusal: "too-far" };
  if (taken) return { ok: false, refusal: "taken" };
  return { ok: true, moves };
}

export function decideSkip(meetup: Standing, now: Date): DateDecision {
  const refusal = closedFor(meetup, now) ?? (meetup.cancelledAt ? "skipped-already" : undefined);
  return refusal ? { ok: false, refusal } : { ok: true };
}

/** @param taken whether another date of the series has come to stand at its start in the meantime */
export function decideBringBack(meetup: Standing, taken: boolean, now: Date): DateDecision {
  const refusal =
    closedFor(meetup, now) ??
    (meetup.cancelledAt ? undefined : "not-skipped") ??
    (taken ? "taken" : undefined);
  return refusal ? { ok: false, refusal } : { ok: true };
}

/** Every ending of calling a one-off. */
export type CallDecision =
  | { ok: true }
  | { ok: false; refusal: "past" | "too-far" | "too-many" | "sent-already" };

/** Coming one-offs that one member may have called. */
export const mostCalled = 20;

/** @param coming how many that this member called are still to come */
export function decideCall(wanted: {
  local: LocalTime;
  startsAt: Date;
  coming: number;
  today: string;
  now: Date;
}): CallDecision {
  if (wanted.startsAt <= wanted.now) return { ok: false, refusal: "past" };
  if (tooFar(wanted.local, wanted.today)) return { ok: false, refusal: "too-far" };
  if (wanted.coming >= mostCalled) return { ok: false, refusal: "too-many" };
  return { ok: true };
}

/**
 * Where a form means. Whoever writes another place and leaves the old one's address standing beside it does not mean
 * that address.
 */
export function placeMeant(wanted: Slot["place"], before: Slot["place"]): Slot["place"] {
  const forgotten = wanted.name !== before.name && wanted.address === before.address;
  return forgotten ? { ...wanted, address: "" } : wanted;
}

function closedFor({ startsAt, droppedById }: Standing, now: Date): DateRefusal | undefined {
  if (droppedById) return "dropped";
  return startsAt <= now ? "begun" : undefined;
}

function tooFar(local: LocalTime, today: string): boolean {
  const last = addDays(today, furthestDays);
  return later(dateOf(local), last) !== last;
}

function samePlace(a: Slot, b: Slot): boolean {
  return a.place.name === b.place.name && a.place.address === b.place.address;
}
