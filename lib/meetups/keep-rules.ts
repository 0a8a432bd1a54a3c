/** Every ending of keeping a dropped date as a one-off. */
export type KeepDecision = { ok: true } | { ok: false; refusal: KeepRefusal };
export type KeepRefusal = "not-dropped" | "over" | "nobody-answered";

/** A date as far as it matters for keeping it. `droppedById`: the change that dropped it. */
export type Droppable = { droppedById: string | null; cancelledAt: Date | null; startsAt: Date };

/**
 * A date that a change of pattern dropped can stay on as a one-off, as long as it is to come and people had said they
 * would or might come to it.
 * @param answered how many had; who cannot come is not among them
 */
export function decideKeep({
  meetup,
  answered,
  now,
}: {
  meetup: Droppable;
  answered: number;
  now: Date;
}): KeepDecision {
  if (!meetup.droppedById || meetup.cancelledAt) return { ok: false, refusal: "not-dropped" };
  if (now >= meetup.startsAt) return { ok: false, refusal: "over" };
  return answered > 0 ? { ok: true } : { ok: false, refusal: "nobody-answered" };
}
