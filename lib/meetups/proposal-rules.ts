/** Where a proposal stands. The last four are its endings; nothing leads on from them. */
export type ProposalState = "open" | "with_organisers" | "applied" | "declined" | "lapsed" | "withdrawn";
export type SayingKind = "fine" | "objection";

/** What may follow what: the whole life of a proposal. */
export const mayFollow: Record<ProposalState, readonly ProposalState[]> = {
  open: ["with_organisers", "applied", "lapsed", "withdrawn"],
  with_organisers: ["open", "applied", "declined", "lapsed", "withdrawn"],
  applied: [],
  declined: [],
  lapsed: [],
  withdrawn: [],
};

/** What the organisers of a series have settled about proposals. */
export type ProposalTerms = { proposals: "on" | "needs_yes" | "off"; proposalDays: number };

/** `byId`: who proposed; null once they have gone. An open proposal is due before it lapses. */
export type Proposed = { state: ProposalState; byId: string | null; dueAt: Date; lapsesAt: Date };
export type Said = { memberId: string; kind: SayingKind };

/** A proposal that nobody decides upon lapses after so many days. */
export const lapseDays = 30;

/**
 * When an objection is taken back, at least so many days are left to the others: who kept quiet because somebody had
 * objected already gets to speak.
 */
export const graceDays = 2;

const day = 86_400_000;
const daysAfter = (instant: Date, days: number) => new Date(instant.getTime() + days * day);
const laterOf = (a: Date, b: Date) => (a > b ? a : b);

export const isSettled = (state: ProposalState) => mayFollow[state].length === 0;

/** When something proposed now takes effect, at the earliest. */
export function earliestEffect({ proposals, proposalDays }: ProposalTerms, now: Date): Date {
  return proposals === "on" ? daysAfter(now, Math.min(proposalDays, lapseDays)) : now;
}

export type ProposeDecision =
  | { ok: true; state: "open" | "with_organisers"; dueAt: Date; lapsesAt: Date }
  | { ok: false; refusal: ProposeRefusal };
export type ProposeRefusal = "off" | "one-already" | "nothing" | "cannot";

/**
 * Whether a member may propose this, and until when the others have.
 * @param another whether the member has another proposal for this series that is not settled
 * @param possible whether it can be carried out as the series stands and would change anything
 */
export function decideProposing({
  terms,
  another,
  possible,
  now,
}: {
  terms: ProposalTerms;
  another: boolean;
  possible: "yes" | "nothing" | "cannot";
  now: Date;
}): ProposeDecision {
  if (terms.proposals === "off") return { ok: false, refusal: "off" };
  if (another) return { ok: false, refusal: "one-already" };
  if (possible !== "yes") return { ok: false, refusal: possible };
  return {
    ok: true,
    state: terms.proposals === "needs_yes" ? "with_organisers" : "open",
    dueAt: daysAfter(now, Math.min(terms.proposalDays, lapseDays)),
    lapsesAt: daysAfter(now, lapseDays),
  };
}

export type SayingDecision =
  | { ok: true; state: "open" | "with_organisers"; dueAt: Date }
  | { ok: false; refusal: SayingRefusal };
export type SayingRefusal = "settled" | "off" | "own";

/**
 * What follows when a member says something to a proposal, changes it, or takes it back (kind null). An objection
 * counts until the change is made, be it past its time: consent is not a matter of minutes. Nobody needs to say fine.
 * @param sayings what has been said so far
 */
export function decideSaying({
  proposal,
  terms,
  sayings,
  memberId,
  kind,
  now,
}: {
  proposal: Proposed;
  terms: ProposalTerms;
  sayings: readonly Said[];
  memberId: string;
  kind: SayingKind | null;
  now: Date;
}): SayingDecision {
  const { state, dueAt, lapsesAt } = proposal;
  if (state !== "open" && state !== "with_organisers") return { ok: false, refusal: "settled" };
  if (terms.proposals === "off") return { ok: false, refusal: "off" };
  if (proposal.byId === memberId) return { ok: false, refusal: "own" };
  if (kind === "objection") return { ok: true, state: "with_organisers", dueAt };
  const objected = (of: Said) => of.kind === "objection";
  const mine = sayings.some((each) => each.memberId === memberId && objected(each));
  const others = sayings.some((each) => each.memberId !== memberId && objected(each));
  const anew = laterOf(dueAt, daysAfter(now, Math.min(graceDays, terms.proposalDays)));
  const takenBack = mine && !others && terms.proposals === "on" && anew <= lapsesAt;
  return takenBack ? { ok: true, state: "open", dueAt: anew } : { ok: true, state, dueAt };
}

export type SettleDecision = { ok: true } | { ok: false; refusal: SettleRefusal };
export type SettleRefusal = "settled" | "not-yet" | "off";

/** Whoever proposed may take it back until it is settled. */
export function decideWithdrawing({ state }: Proposed): SettleDecision {
  return isSettled(state) ? { ok: false, refusal: "settled" } : { ok: true };
}

/**
 * Organisers apply or decline what was put to them. While it is open it is the members' matter: an organiser who
 * minds objects like anybody, and then it is with them.
 */
export function decideByOrganiser({ state }: Proposed, terms: ProposalTerms): SettleDecision {
  if (isSettled(state)) return { ok: false, refusal: "settled" };
  if (terms.proposals === "off") return { ok: false, refusal: "off" };
  return state === "open" ? { ok: false, refusal: "not-yet" } : { ok: true };
}

/** What the clock does with a proposal: nothing yet, carry it out, put it to the organisers, or let it lapse. */
export type ClockDecision = "wait" | "apply" | "ask" | "lapse";

/**
 * @param objections how many there are; an open proposal has none
 * @param proposerThere whether whoever proposed it is a member still: without them nobody wants it
 */
export function decideByClock({
  proposal,
  terms,
  objections,
  proposerThere,
  now,
}: {
  proposal: Proposed;
  terms: ProposalTerms;
  objections: number;
  proposerThere: boolean;
  now: Date;
}): ClockDecision {
  const { state, dueAt, lapsesAt } = proposal;
  if (isSettled(state)) return "wait";
  if (terms.proposals === "off" || !proposerThere) return "lapse";
  if (state === "with_organisers") return now >= lapsesAt ? "lapse" : "wait";
  if (terms.proposals === "needs_yes" || objections > 0) return "ask";
  return now >= dueAt ? "apply" : "wait";
}

/** Why a proposal lapsed, as far as its times tell: nobody decided, or proposals were turned off, or nothing was left of it. */
export function whyLapsed(
  { dueAt, lapsesAt, decidedAt }: { dueAt: Date; lapsesAt: Date; decidedAt: Date },
  terms: ProposalTerms,
): "undecided" | "off" | "nothing" {
  if (decidedAt >= lapsesAt) return "undecided";
  return terms.proposals === "off" || decidedAt < dueAt ? "off" : "nothing";
}
