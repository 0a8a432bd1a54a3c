/** What of a member's answer others see. `in_line`: would go, and waits for a seat. */
export type AnswerKind = "going" | "might" | "cant" | "in_line";

/** What a member sees of their own answer: `if` waits for company, and is seen by nobody else. */
export type YourKind = AnswerKind | "if";

/** The word for a date, the same on pages, in letters and in feeds. */
export type LiveState =
  | "open-table"
  | "someones-going"
  | "its-on"
  | "people-are-there"
  | "happened"
  | "quiet"
  | "cancelled";

export type LiveFacts = {
  startsAt: Date;
  endsAt: Date;
  cancelled: boolean;
  /** How many say they are going; "might" never counts. */
  going: number;
  /** How many say they are there now. */
  here: number;
  now: Date;
};

/**
 * The live state of one date. Over is over at `endsAt` itself. "Quiet" is a date nobody said they would come
 * to: it is a word for the past, and no reproach.
 */
export function liveState({ endsAt, cancelled, going, here, now }: LiveFacts): LiveState {
  if (cancelled) return "cancelled";
  if (now >= endsAt) return going > 0 || here > 0 ? "happened" : "quiet";
  if (here > 0) return "people-are-there";
  if (going > 1) return "its-on";
  return going === 1 ? "someones-going" : "open-table";
}

/** Every ending of giving, changing or taking back an answer. */
export type AnswerDecision = { ok: true } | { ok: false; refusal: AnswerRefusal };
export type AnswerRefusal = "over" | "cancelled";

/** `droppedById`: the change of pattern that dropped the date; to whoever answers it is off like a cancelled one. */
export type Answerable = {
  startsAt: Date;
  endsAt: Date;
  cancelledAt: Date | null;
  droppedById?: string | null;
};

/** Answers may be given, changed and taken back until the meetup ends: people come late, and leave word. */
export function decideAnswer({ meetup, now }: { meetup: Answerable; now: Date }): AnswerDecision {
  if (meetup.cancelledAt || meetup.droppedById) return { ok: false, refusal: "cancelled" };
  if (now >= meetup.endsAt) return { ok: false, refusal: "over" };
  return { ok: true };
}
