import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Comer, hasOverlap, overlapOf, stayOf } from "./overlap-rules.ts";

const eleven = {
  startsAt: new Date("2026-11-23T11:00:00Z"),
  endsAt: new Date("2026-11-23T12:00:00Z"),
  zone: "Europe/London",
};
const comer = (id: string, thereFrom: string | null, thereTo: string | null, kind = "going"): Comer => ({
  id,
  kind: kind as Comer["kind"],
  thereFrom,
  thereTo,
});

describe("when somebody is there", () => {
  test.each([
    [null, null, 0, 60],
    ["11:15", null, 15, 60],
    [null, "11:45", 0, 45],
    ["11:15", "11:45", 15, 45],
    ["10:30", "11:20", 0, 20],
    ["11:50", "13:00", 50, 60],
    // Said before the date was moved here: about another time altogether.
    ["14:15", "14:45", 0, 60],
    ["09:00", "10:00", 0, 60],
    ["12:00", null, 0, 60],
  ])("from %s to %s is minutes %i to %i", (thereFrom, thereTo, from, to) => {
    expect(stayOf(eleven, { thereFrom, thereTo })).toEqual({ from, to });
  });

  test("past midnight", () => {
    const late = {
      startsAt: new Date("2026-11-23T23:00:00Z"),
      endsAt: new Date("2026-11-24T01:00:00Z"),
      zone: "Europe/London",
    };
    expect(stayOf(late, { thereFrom: "23:30", thereTo: "00:15" })).toEqual({ from: 30, to: 75 });
    expect(stayOf(late, { thereFrom: "00:30", thereTo: "01:00" })).toEqual({ from: 90, to: 120 });
  });

  test("by the café's clock, wherever it stands", () => {
    const summer = {
      startsAt: new Date("2027-06-02T10:00:00Z"),
      endsAt: new Date("2027-06-02T11:00:00Z"),
      zone: "Europe/London",
    };
    expect(stayOf(summer, { thereFrom: "11:15", thereTo: null })).toEqual({ from: 15, to: 60 });
  });
});

test("three people, and the stretch when most of them are there", () => {
  const people = [
    comer("mina", "11:15", null),
    comer("theo", "11:15", "11:45"),
    comer("nell", "11:15", null),
    comer("sam", null, null, "might"),
  ];
  const { segments, best } = overlapOf(eleven, people);
  expect(segments).toEqual([
    { from: 0, to: 15, going: [], might: ["sam"] },
    { from: 15, to: 45, going: ["mina", "theo", "nell"], might: ["sam"] },
    { from: 45, to: 60, going: ["mina", "nell"], might: ["sam"] },
  ]);
  expect(best).toEqual({ from: 15, to: 45, count: 3 });
});

test("nobody's best is being alone, and might does not make company", () => {
  expect(overlapOf(eleven, [comer("a", null, "11:30"), comer("b", "11:30", null)]).best).toBeNull();
  expect(overlapOf(eleven, [comer("a", "11:15", null), comer("b", null, null, "might")]).best).toBeNull();
});

test("a few minutes of everybody are less than half an hour of most", () => {
  const { best } = overlapOf(eleven, [
    comer("a", null, null),
    comer("b", "11:15", null),
    comer("c", "11:15", "11:45"),
    comer("d", "11:05", "11:20"),
  ]);
  expect(best).toEqual({ from: 15, to: 45, count: 3 });
  const passing = overlapOf(eleven, [comer("a", null, "11:20"), comer("b", "11:15", null)]);
  expect(passing.best).toEqual({ from: 15, to: 20, count: 2 });
});

test("a change of who is there does not end a stretch in which as many are", () => {
  const { best } = overlapOf(eleven, [
    comer("a", null, null),
    comer("b", null, "11:30"),
    comer("c", "11:30", null),
  ]);
  expect(best).toEqual({ from: 0, to: 60, count: 2 });
});

test("there is something to draw only when somebody is there for a part", () => {
  expect(hasOverlap([comer("a", null, null), comer("b", null, null)])).toBe(false);
  expect(hasOverlap([comer("a", "11:15", null)])).toBe(false);
  expect(hasOverlap([comer("a", "11:15", null), comer("b", null, null, "might")])).toBe(true);
});

describe("of any people and any date", () => {
  const clock = fc
    .tuple(fc.nat(23), fc.nat(59))
    .map(([h, m]) => `${String(h).padStart(2, "0")}:${String(m).padStart(2, "0")}`);
  const maybe = fc.option(clock, { nil: null });
  const date = fc.record({
    start: fc.nat(2_000_000),
    minutes: fc.integer({ min: 15, max: 720 }),
    zone: fc.constantFrom("Europe/London", "Asia/Kathmandu", "America/St_Johns", "UTC"),
  });
  const comers = fc.array(
    fc.record({
      thereFrom: maybe,
      thereTo: maybe,
      kind: fc.constantFrom("going" as const, "might" as const),
    }),
    { maxLength: 12 },
  );
  const begin = Date.parse("2026-01-01T00:00:00Z");

  test("at each minute the segments say who is there, and the best is the best", () => {
    fc.assert(
      fc.property(date, comers, ({ start, minutes, zone }, given) => {
        const startsAt = new Date(begin + start * 60_000);
        const span = { startsAt, endsAt: new Date(startsAt.getTime() + minutes * 60_000), zone };
        const people = given.map((one, i) => ({ id: String(i), ...one }));
        const { stays, segments, best } = overlapOf(span, people);
        for (const { from, to } of stays) expect(0 <= from && from < to && to <= minutes).toBe(true);
        expect(segments[0]?.from).toBe(0);
        expect(segments.at(-1)?.to).toBe(minutes);
        segments.forEach((each, i) => {
          expect(each.from).toBe(segments[i - 1]?.to ?? 0);
          expect(each.from).toBeLessThan(each.to);
        });
        const going: number[] = [];
        for (let minute = 0; minute < minutes; minute++) {
          const there = (kind: string) =>
            stays.filter((s) => s.kind === kind && s.from <= minute && minute < s.to).map(({ id }) => id);
          const segment = segments.find(({ from, to }) => from <= minute && minute < to);
          expect(segment?.going).toEqual(there("going"));
          expect(segment?.might).toEqual(there("might"));
          going.push(there("going").length);
        }
        const together = (count: number) =>
          going
            .map((n) => (n >= count ? "x" : " "))
            .join("")
            .split(" ")
            .reduce((longest, { length }) => Math.max(longest, length), 0);
        const counts = Array.from({ length: 12 }, (_, i) => 12 - i).filter((n) => n > 1 && together(n) > 0);
        const wanted = counts.find((n) => together(n) >= 15) ?? counts[0];
        expect(best?.count).toBe(wanted);
        if (!best || !wanted) return;
        expect(best.to - best.from).toBe(together(wanted));
        expect(going.slice(best.from, best.to).every((n) => n >= wanted)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
