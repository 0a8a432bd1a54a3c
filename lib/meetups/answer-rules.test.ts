import { describe, expect, test } from "vitest";
import { decideSaying, isWithin, type Said } from "./answer-rules.ts";
import { nothingElse, placeInLine, type Saying, silent } from "./saying-rules.ts";

describe("a part of the time lies within the date", () => {
  const morning = { local: "2026-11-23T11:00", minutes: 60 };
  const night = { local: "2026-11-23T23:30", minutes: 90 };
  const wholeDay = { local: "2026-11-23T10:00", minutes: 1_440 };
  test.each([
    [morning, null, null, true],
    [morning, "11:00", "12:00", true],
    [morning, "11:15", null, true],
    [morning, null, "11:01", true],
    [morning, null, "11:00", false],
    [morning, "12:00", null, false],
    [morning, "10:59", null, false],
    [morning, null, "12:01", false],
    [morning, "11:30", "11:15", false],
    [morning, "11:30", "11:30", false],
    [night, "23:45", "00:30", true],
    [night, "00:15", null, true],
    [night, "00:30", "23:45", false],
    [night, null, "01:01", false],
    [wholeDay, "10:00", "10:00", true],
    [wholeDay, "09:00", "09:30", true],
  ])("%o from %s to %s: %s", (date, thereFrom, thereTo, within) => {
    expect(isWithin(date, { thereFrom, thereTo })).toBe(within);
  });
});

describe("what words come to, before the table is settled", () => {
  const earlier = new Date("2026-11-20T09:00Z");
  const now = new Date("2026-11-22T18:00Z");
  const base = silent("me");
  const going: Saying = { ...base, kind: "going", answeredAt: earlier };
  const inLine: Saying = { ...base, kind: "in_line", line: 4, answeredAt: earlier };
  const waiting: Saying = { ...base, condition: { wish: { atLeast: 2 }, saidAt: earlier } };
  const cameIn: Saying = { ...waiting, kind: "going", answeredAt: earlier };
  const other: Saying = { ...inLine, member: "other", line: 7 };
  const decide = (before: Saying, said: Said, frozen = false) => {
    const meetup = { local: "2026-11-23T11:00", minutes: 60, seats: 8 };
    const decision = decideSaying({ before, said, all: [before, other], meetup, frozen, now });
    if (!decision.ok) return decision.refusal;
    const { kind, line, condition } = decision.saying;
    return `${kind}${line ? ` ${line}` : ""}${condition ? ` if ${JSON.stringify(condition.wish)}` : ""}`;
  };
  test.each<[string, Saying, Said, string]>([
    [
      "going, for the first time: to the end of the line, to be taken up",
      base,
      { kind: "going" },
      "in_line 8",
    ],
    ["going, again", going, { kind: "going" }, "going"],
    ["going, from the line: keeps the place", inLine, { kind: "going" }, "in_line 4"],
    ["going, having come in: keeps the seat, and the condition ends", cameIn, { kind: "going" }, "going"],
    ["might, from going: the seat is given up", going, { kind: "might" }, "might"],
    [
      "if, from going: keeps the seat as long as there is company",
      going,
      { kind: "if" },
      'going if {"atLeast":1}',
    ],
    ["if, from the line: leaves it", inLine, { kind: "if" }, 'null if {"atLeast":1}'],
    ["if, again: waits for the same", waiting, { kind: "if" }, 'null if {"atLeast":2}'],
    ["taken back", cameIn, { kind: null }, "null"],
    ["more, without an answer", base, { details: nothingElse }, "not-answered"],
    [
      "more guests than the table has seats",
      going,
      { details: { ...nothingElse, guests: 8 } },
      "no-seats-for-guests",
    ],
  ])("%s", (_, before, said, wanted) => expect(decide(before, said)).toBe(wanted));

  test("within the last hour, who goes and then waits for company has given up the seat", () => {
    expect(decide(going, { kind: "if" }, true)).toBe('null if {"atLeast":1}');
    expect(decide(cameIn, { kind: "if" }, true)).toBe('going if {"atLeast":2}');
    expect(decide(cameIn, { wish: { atLeast: 3 } }, true)).toBe('null if {"atLeast":3}');
  });

  test("the place in the line is counted, whatever numbers are drawn", () => {
    expect(placeInLine([other, inLine, going], "other")).toBe(2);
    expect(placeInLine([other, inLine], "me")).toBe(1);
    expect(placeInLine([going], "me")).toBeNull();
  });
});
