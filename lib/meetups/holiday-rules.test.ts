import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decideAsk, type MarkedDate, markAnew, markOf, skippedByHoliday } from "./holiday-rules.ts";

const now = new Date("2027-03-01T09:00:00Z");
const startsAt = new Date("2027-03-29T10:00:00Z");
const easter = "Easter Monday";
const plain = { holiday: easter, asksTill: null, cancelledAt: null, cancelledFor: "" };
const dayBefore = new Date("2027-03-28T10:00:00Z");

describe("a new date", () => {
  test.each([
    ["meets", easter, plain],
    ["skips", easter, { ...plain, cancelledAt: now, cancelledFor: easter }],
    ["asks", easter, { ...plain, asksTill: dayBefore }],
    ["skips", "", { ...plain, holiday: "" }],
    ["asks", "", { ...plain, holiday: "" }],
  ] as const)("%s on «%s»", (rule, holiday, mark) => {
    expect(markOf({ rule, holiday, startsAt }, now)).toEqual(mark);
  });

  test("less than a day ahead it is too late to ask: it is held", () => {
    expect(markOf({ rule: "asks", holiday: easter, startsAt }, dayBefore)).toEqual(plain);
  });

  test("what has begun is only marked", () => {
    expect(markOf({ rule: "skips", holiday: easter, startsAt }, startsAt)).toEqual(plain);
  });
});

describe("the rule or the region changes", () => {
  const stands: MarkedDate = { ...plain, startsAt, cancelledById: null, moved: false };
  const skipped = { ...stands, cancelledAt: new Date("2027-01-01T00:00:00Z"), cancelledFor: easter };
  const byHand = { ...skipped, cancelledById: "mina", cancelledFor: "We are away" };
  const to = (rule: "meets" | "skips" | "asks", ruleChanged = true, holiday = easter) => ({
    rule,
    ruleChanged,
    holiday,
  });

  test.each([
    ["to skips: off", stands, to("skips"), { ...plain, cancelledAt: now, cancelledFor: easter }],
    ["to meets: back on", skipped, to("meets"), plain],
    ["to asks, from skips", skipped, to("asks"), { ...plain, asksTill: dayBefore }],
    ["another region without it: back on", skipped, to("skips", false, ""), { ...plain, holiday: "" }],
    ["neither: nothing", skipped, to("skips", false), undefined],
    ["brought back by hand stays on while the rule is the same", stands, to("skips", false), undefined],
    ["skipped by hand stays off", byHand, to("meets"), undefined],
    [
      "skipped by hand is marked anew",
      byHand,
      to("meets", false, ""),
      { holiday: "", asksTill: null, cancelledAt: byHand.cancelledAt, cancelledFor: byHand.cancelledFor },
    ],
    ["moved by hand stays on", { ...stands, moved: true }, to("skips"), undefined],
  ] as const)("%s", (_, date, change, mark) => {
    expect(markAnew(date, change, now)).toEqual(mark);
  });

  test("since when it is off stays, where it stays off under another name", () => {
    expect(markAnew(skipped, to("skips", true, "Ostermontag"), now)).toEqual({
      ...plain,
      holiday: "Ostermontag",
      cancelledAt: skipped.cancelledAt,
      cancelledFor: "Ostermontag",
    });
  });

  test("there and back again leaves every date as it was, but for questions that came too late", () => {
    const rule = fc.constantFrom("meets" as const, "skips" as const);
    fc.assert(
      fc.property(rule, rule, fc.constantFrom("", easter), (one, other, holiday) => {
        const first = { ...stands, ...markOf({ rule: one, holiday, startsAt }, now) };
        const there = {
          ...first,
          ...markAnew(first, { rule: other, ruleChanged: one !== other, holiday }, now),
        };
        const back = {
          ...there,
          ...markAnew(there, { rule: one, ruleChanged: one !== other, holiday }, now),
        };
        expect(back).toEqual(first);
      }),
    );
  });

  test("only what no hand did is the holiday's doing", () => {
    expect([stands, skipped, byHand].map(skippedByHoliday)).toEqual([false, true, false]);
    expect(skippedByHoliday({ ...byHand, cancelledById: null })).toBe(false);
  });
});

test.each([
  [0, dayBefore, "off"],
  [1, dayBefore, "held"],
  [0, startsAt, "held"],
] as const)("%d going at %s: %s", (going, at, ending) => {
  expect(decideAsk({ going, startsAt, now: at })).toBe(ending);
});
