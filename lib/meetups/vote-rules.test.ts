import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { weekdays } from "#lib/calendar/rule-parts.ts";
import { addDays, type LocalDate, weekdayOf } from "#lib/calendar/wall-time.ts";
import {
  decideCandidate,
  offeredDays,
  type Tally,
  type VoteFacts,
  voteDue,
  voteStep,
  winner,
} from "./vote-rules.ts";

const now = new Date("2026-11-22T18:00:00Z");
const ago = (days: number, minutes = 0) => new Date(now.getTime() - days * 86_400_000 - minutes * 60_000);
const ahead = (days: number) => ago(-days);

const fresh: VoteFacts = {
  kind: "about",
  coming: false,
  lastHeldAt: null,
  calledOffAt: null,
  fruitlessAt: null,
  open: false,
  clock: "18:00",
  now,
};

describe("a vote is due", () => {
  test.for<[string, Partial<VoteFacts>, boolean]>([
    ["at once for a new series", {}, true],
    ["not for a series with a rule of dates", { kind: "dates" }, false],
    ["not in a pause", { kind: "pause" }, false],
    ["not before the first rule", { kind: null }, false],
    ["not with a date to come", { coming: true }, false],
    ["not beside another vote", { open: true }, false],
    ["three weeks after the last date", { lastHeldAt: ago(21) }, true],
    ["not sooner", { lastHeldAt: ago(20, 1439) }, false],
    ["four weeks after a vote without a date", { lastHeldAt: ago(70), fruitlessAt: ago(28) }, true],
    ["not sooner, however long ago the last date was", { lastHeldAt: ago(70), fruitlessAt: ago(27) }, false],
    ["not in the first day after a date was called off", { calledOffAt: ago(0, 90) }, false],
    ["but then", { calledOffAt: ago(1) }, true],
    ["not at night", { clock: "03:00" }, false],
    ["nor in the evening", { clock: "20:00" }, false],
    ["from eight in the morning", { clock: "08:00" }, true],
  ])("%s", ([, facts, due]) => {
    expect(voteDue({ ...fresh, ...facts })).toBe(due);
  });
});

describe("an open vote", () => {
  const vote = { closesAt: ahead(3), remindedAt: null };
  test.for<[string, Parameters<typeof voteStep>[0], Partial<VoteFacts>, ReturnType<typeof voteStep>]>([
    ["is left alone at first", vote, {}, "wait"],
    ["reminds two days before", { ...vote, closesAt: ahead(2) }, {}, "remind"],
    ["once", { closesAt: ahead(1), remindedAt: ago(0) }, {}, "wait"],
    ["is counted when its time is over", { closesAt: now, remindedAt: null }, {}, "count"],
    ["and late too", { closesAt: ago(9), remindedAt: null }, {}, "count"],
    ["is closed when a date was fixed by hand", vote, { coming: true }, "close"],
    ["even when its time is over", { ...vote, closesAt: ago(1) }, { coming: true }, "close"],
    ["is closed when the pattern has dates again", vote, { kind: "dates" }, "close"],
    ["is closed in a pause", vote, { kind: "pause" }, "close"],
  ])("%s", ([, given, facts, step]) => {
    expect(voteStep(given, { ...fresh, ...facts })).toBe(step);
  });
});

describe("the days it offers", () => {
  const closing: LocalDate = "2026-11-27";

  test("turn through the usual weekdays, two a week", () => {
    expect(offeredDays({ closing, usual: ["MO", "WE", "FR"] })).toEqual([
      "2026-11-30",
      "2026-12-02",
      "2026-12-07",
      "2026-12-11",
      "2026-12-16",
      "2026-12-18",
      "2026-12-21",
      "2026-12-23",
    ]);
  });

  test("are all four of one usual weekday", () => {
    const days = ["2026-12-03", "2026-12-10", "2026-12-17", "2026-12-24"];
    expect(offeredDays({ closing, usual: ["TH"] })).toEqual(days);
  });

  test("are the oftener on a weekday the more members usually come on it", () => {
    const days = offeredDays({ closing, usual: ["MO", "WE"], wishes: { FR: 6 } });
    const on = (weekday: number) => days.filter((day) => weekdayOf(day) === weekday).length;
    expect([on(1), on(3), on(5)]).toEqual([2, 2, 4]);
  });

  test("leave out days off, and go on for two weeks where too few are left", () => {
    const off = new Set(["2026-12-03", "2026-12-24"]);
    expect(offeredDays({ closing, usual: ["TH"], off })).toEqual([
      "2026-12-10",
      "2026-12-17",
      "2026-12-31",
      "2027-01-07",
    ]);
  });

  test("end where another rule begins", () => {
    expect(offeredDays({ closing, usual: ["TH"], before: "2026-12-10" })).toEqual(["2026-12-03"]);
  });

  test("always lie in their window, on days somebody usually comes, each once, in order, eight at the most", () => {
    const day = fc.constantFrom(...weekdays);
    const given = fc.record({
      shift: fc.nat(400),
      usual: fc.uniqueArray(day, { minLength: 1 }),
      wishes: fc.dictionary(day, fc.integer({ min: 1, max: 30 })),
      off: fc.array(fc.nat(45)),
      before: fc.option(fc.nat(60), { nil: undefined }),
    });
    fc.assert(
      fc.property(given, ({ shift, usual, wishes, off, before }) => {
        const from = addDays(closing, shift);
        const closed = new Set(off.map((at) => addDays(from, at)));
        const end = before === undefined ? undefined : addDays(from, before);
        const days = offeredDays({ closing: from, usual, wishes, off: closed, before: end });
        expect(days).toEqual([...new Set(days)].sort());
        expect(days.length).toBeLessThanOrEqual(8);
        for (const each of days) {
          const weekday = weekdays[weekdayOf(each) - 1] ?? "MO";
          expect(usual.includes(weekday) || wishes[weekday] !== undefined).toBe(true);
          expect(each >= addDays(from, 2) && each < addDays(from, 2 + 6 * 7)).toBe(true);
          expect(closed.has(each) || (end !== undefined && each >= end)).toBe(false);
        }
        if (off.length === 0 && end === undefined) expect(days.length).toBeGreaterThanOrEqual(4);
      }),
    );
  });
});

describe("adding a day", () => {
  const vote = { closesAt: ahead(5), closedAt: null };
  const given = (over: object) => ({
    vote,
    local: "2026-12-10T11:00",
    startsAt: ahead(18),
    candidates: [],
    memberId: "mina",
    now,
    ...over,
  });
  const some = (count: number, addedById: string | null = null) =>
    Array.from({ length: count }, (_, at) => ({ local: `2026-12-0${at % 9}T1${at % 7}:00`, addedById }));

  test.for<[string, object, string]>([
    ["is fine", {}, "ok"],
    ["not after the vote has closed", { vote: { ...vote, closedAt: now } }, "closed"],
    [
      "not after its closing time, whether or not it was counted",
      { vote: { ...vote, closesAt: now } },
      "closed",
    ],
    ["not in the past", { startsAt: ago(1) }, "too-soon"],
    ["not before the vote closes", { startsAt: ahead(5) }, "too-soon"],
    ["not far away", { startsAt: ahead(62) }, "too-far"],
    ["not where another rule holds", { before: "2026-12-10" }, "too-far"],
    ["not twice", { candidates: [{ local: "2026-12-10T11:00", addedById: null }] }, "there-already"],
    ["not a thirteenth", { candidates: some(12) }, "full"],
    ["a twelfth", { candidates: some(11) }, "ok"],
    ["not a third of one's own", { candidates: some(2, "mina") }, "yours-full"],
    ["beside two of another's", { candidates: some(2, "theo") }, "ok"],
  ])("%s", ([, over, end]) => {
    const decision = decideCandidate(given(over));
    expect(decision.ok ? "ok" : decision.refusal).toBe(end);
  });
});

describe("the winner", () => {
  const day = (id: string, could: number, ifNeedBe: number, at = 10): Tally => ({
    id,
    startsAt: ahead(at),
    could,
    ifNeedBe,
  });
  test.for<[string, Tally[], string | undefined]>([
    ["is the day most could", [day("a", 1, 9), day("b", 2, 0)], "b"],
    ["then the one more could if need be", [day("a", 2, 1), day("b", 2, 3)], "b"],
    ["then the earliest", [day("a", 2, 1, 12), day("b", 2, 1, 11)], "b"],
    ["may have one who could", [day("a", 0, 0), day("b", 1, 0)], "b"],
    ["may have one who could if need be", [day("a", 0, 0), day("b", 0, 1)], "b"],
    ["is none where nobody could", [day("a", 0, 0)], undefined],
    ["is none of no days", [], undefined],
    ["is not a day that has gone by", [day("a", 5, 0, -1), day("b", 1, 0)], "b"],
  ])("%s", ([, days, wins]) => {
    expect(winner(days, now)?.id).toBe(wins);
  });

  test("does not depend on the order of the days, and nobody's day beats it", () => {
    const tally = fc.record({
      id: fc.uuid(),
      startsAt: fc.integer({ min: -3, max: 20 }).map(ahead),
      could: fc.nat(4),
      ifNeedBe: fc.nat(4),
    });
    fc.assert(
      fc.property(fc.uniqueArray(tally, { selector: ({ id }) => id }), (days) => {
        const won = winner(days, now);
        expect(winner([...days].reverse(), now)?.id).toBe(won?.id);
        const better = days.filter(
          ({ startsAt, could, ifNeedBe }) =>
            startsAt > now &&
            could + ifNeedBe > 0 &&
            (!won || could > won.could || (could === won.could && ifNeedBe > won.ifNeedBe)),
        );
        expect(better).toEqual([]);
      }),
    );
  });
});
