import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type ClockDecision,
  decideByClock,
  decideByOrganiser,
  decideProposing,
  decideSaying,
  decideWithdrawing,
  graceDays,
  isSettled,
  mayFollow,
  type ProposalState,
  type ProposalTerms,
  type Proposed,
  type Said,
  type SayingKind,
  whyLapsed,
} from "./proposal-rules.ts";

const day = 86_400_000;
const made = new Date("2026-11-23T10:00:00Z");
const at = (days: number) => new Date(made.getTime() + days * day);
const on: ProposalTerms = { proposals: "on", proposalDays: 7 };
const needsYes: ProposalTerms = { ...on, proposals: "needs_yes" };
const off: ProposalTerms = { ...on, proposals: "off" };
const states = Object.keys(mayFollow) as ProposalState[];
const stands = (state: ProposalState): Proposed => ({ state, byId: "sam", dueAt: at(7), lapsesAt: at(30) });

describe("proposing", () => {
  test.for<[string, Partial<Parameters<typeof decideProposing>[0]>, object]>([
    ["takes effect after the days of the series", {}, { ok: true, state: "open", dueAt: at(7) }],
    ["sooner where organisers say so", { terms: { ...on, proposalDays: 1 } }, { ok: true, dueAt: at(1) }],
    [
      "is put to the organisers where their yes is wanted",
      { terms: needsYes },
      { ok: true, state: "with_organisers" },
    ],
    ["lapses after thirty days", {}, { ok: true, lapsesAt: at(30) }],
    ["not where it is turned off", { terms: off }, { ok: false, refusal: "off" }],
    ["one at a time", { another: true }, { ok: false, refusal: "one-already" }],
    ["not what is so already", { possible: "nothing" }, { ok: false, refusal: "nothing" }],
    ["nor what cannot be", { possible: "cannot" }, { ok: false, refusal: "cannot" }],
  ])("%s", ([, given, ending]) => {
    expect(
      decideProposing({ terms: on, another: false, possible: "yes", now: made, ...given }),
    ).toMatchObject(ending);
  });
});

describe("saying", () => {
  const objection = (memberId: string): Said => ({ memberId, kind: "objection" });
  const say = (given: Partial<Parameters<typeof decideSaying>[0]>) =>
    decideSaying({
      proposal: stands("open"),
      terms: on,
      sayings: [],
      memberId: "nell",
      kind: "fine",
      now: at(3),
      ...given,
    });

  test.for<[string, Partial<Parameters<typeof decideSaying>[0]>, object]>([
    ["fine changes nothing", {}, { ok: true, state: "open", dueAt: at(7) }],
    ["taking back what was never said neither", { kind: null }, { ok: true, state: "open", dueAt: at(7) }],
    ["an objection puts it to the organisers", { kind: "objection" }, { ok: true, state: "with_organisers" }],
    [
      "an objection counts until the change is made",
      { kind: "objection", now: at(8) },
      { ok: true, state: "with_organisers" },
    ],
    ["a settled one is settled", { proposal: stands("applied") }, { ok: false, refusal: "settled" }],
    ["turned off since", { terms: off }, { ok: false, refusal: "off" }],
    ["one's own", { memberId: "sam" }, { ok: false, refusal: "own" }],
    [
      "the last objection taken back opens it again",
      { proposal: stands("with_organisers"), sayings: [objection("nell")], kind: null },
      { ok: true, state: "open", dueAt: at(7) },
    ],
    [
      "with some days left to the others",
      { proposal: stands("with_organisers"), sayings: [objection("nell")], now: at(20) },
      { ok: true, state: "open", dueAt: at(20 + graceDays) },
    ],
    [
      "but not beyond its end",
      { proposal: stands("with_organisers"), sayings: [objection("nell")], now: at(29) },
      { ok: true, state: "with_organisers", dueAt: at(7) },
    ],
    [
      "nor while somebody else objects",
      { proposal: stands("with_organisers"), sayings: [objection("nell"), objection("ada")] },
      { ok: true, state: "with_organisers" },
    ],
    [
      "nor where an organiser's yes is wanted",
      { proposal: stands("with_organisers"), sayings: [objection("nell")], terms: needsYes },
      { ok: true, state: "with_organisers" },
    ],
    [
      "somebody's fine does not open what is with the organisers",
      { proposal: stands("with_organisers"), sayings: [] },
      { ok: true, state: "with_organisers" },
    ],
  ])("%s", ([, given, ending]) => {
    expect(say(given)).toMatchObject(ending);
  });
});

describe("settling", () => {
  test("whoever proposed takes it back until it is settled", () => {
    for (const state of states) expect(decideWithdrawing(stands(state)).ok).toBe(!isSettled(state));
  });

  test.for<[ProposalState, ProposalTerms, object]>([
    ["open", on, { ok: false, refusal: "not-yet" }],
    ["with_organisers", on, { ok: true }],
    ["with_organisers", needsYes, { ok: true }],
    ["with_organisers", off, { ok: false, refusal: "off" }],
    ["applied", on, { ok: false, refusal: "settled" }],
    ["declined", on, { ok: false, refusal: "settled" }],
    ["lapsed", on, { ok: false, refusal: "settled" }],
    ["withdrawn", off, { ok: false, refusal: "settled" }],
  ])("an organiser decides what is %s", ([state, terms, ending]) => {
    expect(decideByOrganiser(stands(state), terms)).toEqual(ending);
  });

  test.for<[string, Partial<Parameters<typeof decideByClock>[0]>, ClockDecision]>([
    ["before its time it waits", { now: at(6.99) }, "wait"],
    ["at its time it takes effect", { now: at(7) }, "apply"],
    ["late, it still does", { now: at(40) }, "apply"],
    ["an objection wins over the clock", { now: at(7), objections: 1 }, "ask"],
    ["an organiser's yes is wanted since", { terms: needsYes, now: at(1) }, "ask"],
    ["turned off since", { terms: off, now: at(1) }, "lapse"],
    ["turned off since, with the organisers", { proposal: stands("with_organisers"), terms: off }, "lapse"],
    ["whoever proposed it has gone", { proposerThere: false, now: at(1) }, "lapse"],
    ["with the organisers it waits", { proposal: stands("with_organisers"), now: at(29.9) }, "wait"],
    ["thirty days", { proposal: stands("with_organisers"), now: at(30) }, "lapse"],
    ["what is settled stays", { proposal: stands("withdrawn"), terms: off, now: at(99) }, "wait"],
  ])("%s", ([, given, ending]) => {
    const whole = { proposal: stands("open"), terms: on, objections: 0, proposerThere: true, now: at(3) };
    expect(decideByClock({ ...whole, ...given })).toBe(ending);
  });

  test.for<[number, ProposalTerms, string]>([
    [30, on, "undecided"],
    [31, off, "undecided"],
    [2, on, "off"],
    [9, off, "off"],
    [9, on, "nothing"],
  ])("after %d days it lapsed because", ([days, terms, why]) => {
    expect(whyLapsed({ dueAt: at(7), lapsesAt: at(30), decidedAt: at(days) }, terms)).toBe(why);
  });
});

describe("the whole life", () => {
  type Step =
    | { do: "say"; memberId: string; kind: SayingKind | null }
    | { do: "clock" | "withdraw" | "decide" }
    | { do: "terms"; proposals: ProposalTerms["proposals"] };
  const step = fc.oneof<fc.Arbitrary<Step>[]>(
    fc.record({
      do: fc.constant("say" as const),
      memberId: fc.constantFrom("nell", "ada", "sam"),
      kind: fc.constantFrom("fine" as const, "objection" as const, null),
    }),
    fc.record({
      do: fc.constantFrom("clock" as const, "clock" as const, "withdraw" as const, "decide" as const),
    }),
    fc.record({
      do: fc.constant("terms" as const),
      proposals: fc.constantFrom("on" as const, "on" as const, "needs_yes" as const, "off" as const),
    }),
  );
  const life = fc.record({
    days: fc.integer({ min: 1, max: 30 }),
    steps: fc.array(fc.tuple(fc.integer({ min: 0, max: 6 * 24 }), step), { maxLength: 25 }),
  });

  test("only what may follow follows; nothing is applied over an objection; all comes to an end", () => {
    fc.assert(
      fc.property(life, ({ days, steps }) => {
        let terms: ProposalTerms = { proposals: "on", proposalDays: days };
        let now = made;
        const begun = decideProposing({ terms, another: false, possible: "yes", now });
        if (!begun.ok) throw new Error("it was proposed");
        let proposal: Proposed = { ...begun, byId: "sam" };
        let sayings: Said[] = [];
        const go = (state: ProposalState, dueAt = proposal.dueAt) => {
          if (state !== proposal.state) expect(mayFollow[proposal.state]).toContain(state);
          proposal = { ...proposal, state, dueAt };
        };
        const clock = () => {
          const objections = sayings.filter(({ kind }) => kind === "objection").length;
          const decided = decideByClock({ proposal, terms, objections, proposerThere: true, now });
          if (decided === "apply") {
            expect(objections).toBe(0);
            expect(terms.proposals).toBe("on");
            expect(now >= proposal.dueAt).toBe(true);
            go("applied");
          } else if (decided === "ask") go("with_organisers");
          else if (decided === "lapse") go("lapsed");
        };
        for (const [hours, each] of steps) {
          now = new Date(now.getTime() + hours * 3_600_000);
          if (each.do === "terms") terms = { ...terms, proposals: each.proposals };
          if (each.do === "clock") clock();
          if (each.do === "withdraw" && decideWithdrawing(proposal).ok) go("withdrawn");
          if (each.do === "decide" && decideByOrganiser(proposal, terms).ok) go("declined");
          if (each.do === "say") {
            const { memberId, kind } = each;
            const decided = decideSaying({ proposal, terms, sayings, memberId, kind, now });
            if (decided.ok) {
              go(decided.state, decided.dueAt);
              sayings = sayings.filter((one) => one.memberId !== memberId);
              if (kind) sayings.push({ memberId, kind });
            }
          }
          if (proposal.state === "open") {
            expect(sayings.filter(({ kind }) => kind === "objection")).toEqual([]);
            expect(proposal.dueAt <= proposal.lapsesAt).toBe(true);
          }
        }
        now = new Date(Math.max(now.getTime(), proposal.lapsesAt.getTime()));
        clock();
        if (!isSettled(proposal.state)) clock();
        expect(isSettled(proposal.state)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
