import type { Answerable, AnswerKind } from "./rules.ts";

/** What may be said round about one date: that one is heading down, that one is there, a remark. */

const MINUTE = 60_000;

/** From two hours before the start one may say that one is heading down. */
export const SHOUT_BEFORE_MS = 120 * MINUTE;
/** From half an hour before the start one may be there. */
export const HERE_BEFORE_MS = 30 * MINUTE;
/** The thread of a date stays open for a day after it ("your umbrella is at the counter"). */
export const REMARKS_AFTER_MS = 24 * 60 * MINUTE;

type Span = { startsAt: Date; endsAt: Date };

/** Whether shouts of this date are still, or already, about something. Not once it is over, nor after it was moved away. */
export function isShoutTime(date: Span, now: Date): boolean {
  return within(date, SHOUT_BEFORE_MS, now);
}

/** Whether somebody can be at the table. Outside this time whoever said "I'm here" is not counted as being there. */
export function isHereTime(date: Span, now: Date): boolean {
  return within(date, HERE_BEFORE_MS, now);
}

export type ShoutDecision = { ok: true } | { ok: false; refusal: ShoutRefusal };
export type ShoutRefusal = "cancelled" | "over" | "too-early" | "said-already" | "full" | "no-room";

/**
 * "I'm heading down, anyone else?"
 * @param shouted whether this person has said so of this date already
 */
export function decideShout({
  meetup,
  shouted,
  now,
}: {
  meetup: Answerable;
  shouted: boolean;
  now: Date;
}): ShoutDecision {
  if (isOff(meetup)) return { ok: false, refusal: "cancelled" };
  if (now >= meetup.endsAt) return { ok: false, refusal: "over" };
  if (!isShoutTime(meetup, now)) return { ok: false, refusal: "too-early" };
  return shouted ? { ok: false, refusal: "said-already" } : { ok: true };
}

/**
 * Nobody is called to a table that has no seat: whoever would be in line for one does not shout.
 * @param kind what their answer has become, after they said that they go
 */
export function decideSeated(kind: AnswerKind | null): ShoutDecision {
  if (kind === "going") return { ok: true };
  return { ok: false, refusal: kind === "in_line" ? "full" : "no-room" };
}

export type HereDecision = { ok: true } | { ok: false; refusal: HereRefusal };
export type HereRefusal = "cancelled" | "over" | "too-early";

/** "I'm here", and taking it back. */
export function decideHere({ meetup, now }: { meetup: Answerable; now: Date }): HereDecision {
  if (isOff(meetup)) return { ok: false, refusal: "cancelled" };
  if (now >= meetup.endsAt) return { ok: false, refusal: "over" };
  return isHereTime(meetup, now) ? { ok: true } : { ok: false, refusal: "too-early" };
}

export type RemarkDecision = { ok: true } | { ok: false; refusal: RemarkRefusal };
export type RemarkRefusal = "closed";

/** A remark may be written until a day after the end; of a date that is off too, where people have most to say. */
export function decideRemark({ meetup, now }: { meetup: { endsAt: Date }; now: Date }): RemarkDecision {
  const open = now.getTime() < meetup.endsAt.getTime() + REMARKS_AFTER_MS;
  return open ? { ok: true } : { ok: false, refusal: "closed" };
}

function within({ startsAt, endsAt }: Span, beforeMs: number, now: Date): boolean {
  return now.getTime() >= startsAt.getTime() - beforeMs && now < endsAt;
}

const isOff = ({ cancelledAt, droppedById }: Answerable) => Boolean(cancelledAt || droppedById);
