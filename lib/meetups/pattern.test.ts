import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { expandRule } from "#lib/calendar/recurrence.ts";
import { type Weekday, weekdays } from "#lib/calendar/rule-parts.ts";
import { weekdayOf } from "#lib/calendar/wall-time.ts";
import { words } from "#lib/i18n/words.ts";
import { fieldErrors } from "#lib/text.ts";
import {
  nths,
  type Pattern,
  patternKind,
  patternOf,
  patternToRrule,
  patternWords,
  rruleToPattern,
} from "./pattern.ts";
import { patternSchema } from "./pattern-schema.ts";

const days = fc.subarray([...weekdays], { minLength: 1 });
const patterns: fc.Arbitrary<Exclude<Pattern, { every: "about" | "rule" }>> = fc.oneof(
  fc.record({ every: fc.constant("week" as const), days }),
  fc.record({ every: fc.constant("weeks" as const), n: fc.integer({ min: 2, max: 8 }), days }),
  fc.record({
    every: fc.constant("month-nth" as const),
    nth: fc.constantFrom(...nths),
    day: fc.constantFrom<Weekday>(...weekdays),
  }),
  fc.constant({ every: "month-last-weekday" as const }),
  fc.record({
    every: fc.constant("month-day" as const),
    day: fc.oneof(fc.constant("last" as const), fc.integer({ min: 1, max: 31 })),
  }),
);

test("a pattern survives being a rule, and being a form", () => {
  fc.assert(
    fc.property(patterns, (pattern) => {
      expect(rruleToPattern(patternToRrule(pattern))).toEqual(pattern);
      expect(patternSchema.parse(asForm(pattern))).toEqual(pattern);
    }),
  );
});

test("every pattern has dates, and the dates are what the pattern says", () => {
  fc.assert(
    fc.property(patterns, (pattern) => {
      const spec = { rrule: patternToRrule(pattern), start: "2026-11-23T11:00", zone: "Europe/London" };
      for (const { local } of expandRule(spec, { limit: 12 })) {
        const day = weekdays[weekdayOf(local) - 1];
        if ("days" in pattern) expect(pattern.days).toContain(day);
        if (pattern.every === "month-nth") expect(day).toBe(pattern.day);
        if (pattern.every === "month-last-weekday") expect(weekdayOf(local)).toBeLessThan(6);
        if (pattern.every === "month-day" && pattern.day !== "last")
          expect(Number(local.slice(8, 10))).toBe(pattern.day);
      }
    }),
  );
});

/** As the browser sends it: all text, and the fields of the other patterns too. */
function asForm(pattern: Exclude<Pattern, { every: "rule" }>): Record<string, string | string[]> {
  const others = { days: ["MO"], n: "99", nth: "", weekday: "SU", day: "" };
  switch (pattern.every) {
    case "week":
      return {
        ...others,
        every: pattern.every,
        days: pattern.days.length === 1 ? (pattern.days[0] ?? "") : pattern.days,
      };
    case "weeks":
      return { ...others, every: pattern.every, n: String(pattern.n), days: pattern.days };
    case "about":
      return { ...others, every: pattern.every, days: pattern.days };
    case "month-nth":
      return { ...others, every: pattern.every, nth: String(pattern.nth), weekday: pattern.day };
    case "month-last-weekday":
      return { ...others, every: pattern.every };
    case "month-day":
      return { ...others, every: pattern.every, day: String(pattern.day) };
  }
}

test("about once a month is not the rule that gives its days", () => {
  const about: Pattern = { every: "about", days: ["TU", "TH"] };
  expect(patternSchema.parse(asForm(about))).toEqual(about);
  const rrule = patternToRrule(about);
  expect(patternOf({ kind: patternKind(about), rrule })).toEqual(about);
  expect(patternOf({ kind: "dates", rrule })).toEqual({ every: "week", days: ["TU", "TH"] });
});

describe("a rule of its own", () => {
  const read = (rrule: string) => patternSchema.safeParse({ every: "rule", rrule });

  test.each<[string, Pattern]>([
    ["RRULE:freq=monthly; byday=1mo,3mo", { every: "rule", rrule: "FREQ=MONTHLY;BYDAY=1MO,3MO" }],
    ["FREQ=WEEKLY;BYDAY=WE,MO;", { every: "week", days: ["MO", "WE"] }],
    ["FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-1", { every: "month-nth", nth: -1, day: "FR" }],
    ["FREQ=DAILY;COUNT=10", { every: "rule", rrule: "FREQ=DAILY;COUNT=10" }],
  ])("%s", (rrule, pattern) => {
    expect(read(rrule).data).toEqual(pattern);
  });

  test.each([
    ["", "A rule is parts like FREQ=WEEKLY"],
    ["FREQ=HOURLY", "A rule cannot repeat within a day"],
    ["FREQ=DAILY;COUNT=1000000", "COUNT may be 1000 at most"],
    ["FREQ=DAILY;COUNT=1000001", "COUNT must be a whole number"],
    ["FREQ=WEEKLY;BYSECOND=1", "cannot be used in a rule here"],
    ["FREQ=YEARLY;BYDAY=99MO", "BYDAY counts weekdays"],
    ["every other Tuesday", "A rule is parts like"],
  ])("what it will not take it says why: %s", (rrule, sentence) => {
    const error = read(rrule).error as z.ZodError;
    const said = fieldErrors(error, words());
    expect(Object.keys(said)).toEqual(["rrule"]);
    expect(said.rrule).toContain(sentence);
  });

  test("is shown as it is", () => {
    expect(patternWords({ every: "rule", rrule: "FREQ=DAILY;INTERVAL=10" }, words())).toBe(
      "by a rule of its own: FREQ=DAILY;INTERVAL=10",
    );
  });
});

test.each([
  ["BYDAY=FR,MO;FREQ=WEEKLY", { every: "week", days: ["MO", "FR"] }],
  ["freq=weekly;interval=2;byday=tu;wkst=su", { every: "weeks", n: 2, days: ["TU"] }],
  ["FREQ=MONTHLY;BYDAY=+1FR", { every: "month-nth", nth: 1, day: "FR" }],
  ["FREQ=MONTHLY;BYDAY=FR;BYSETPOS=1", { every: "month-nth", nth: 1, day: "FR" }],
  ["FREQ=MONTHLY;BYDAY=FR,TH,WE,TU,MO;BYSETPOS=-1", { every: "month-last-weekday" }],
  ["FREQ=WEEKLY", undefined],
  ["FREQ=DAILY", undefined],
  ["FREQ=WEEKLY;BYDAY=MO;COUNT=4", undefined],
  ["FREQ=WEEKLY;BYDAY=MO;UNTIL=20270101", undefined],
  ["FREQ=WEEKLY;INTERVAL=9;BYDAY=MO", undefined],
  ["FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;WKST=SU", undefined],
  ["FREQ=MONTHLY;BYDAY=5FR", undefined],
  ["FREQ=MONTHLY;BYDAY=1FR,3FR", undefined],
  ["FREQ=MONTHLY;INTERVAL=2;BYDAY=1FR", undefined],
  ["FREQ=MONTHLY;BYMONTHDAY=1,15", undefined],
  ["FREQ=MONTHLY;BYMONTHDAY=-2", undefined],
  ["FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", undefined],
  ["nonsense", undefined],
])("%s read as a pattern", (rrule, wanted) => expect(rruleToPattern(rrule)).toEqual(wanted));

describe("in words", () => {
  test.each<[Pattern, string]>([
    [{ every: "week", days: ["FR", "MO", "WE"] }, "Mondays, Wednesdays and Fridays"],
    [{ every: "week", days: ["TU"] }, "Tuesdays"],
    [{ every: "week", days: [...weekdays] }, "every day"],
    [{ every: "weeks", n: 2, days: ["TU"] }, "every second Tuesday"],
    [{ every: "weeks", n: 3, days: ["TH", "TU"] }, "every third Tuesday and Thursday"],
    [{ every: "weeks", n: 8, days: ["SU"] }, "every eighth Sunday"],
    [{ every: "month-nth", nth: 1, day: "FR" }, "the first Friday of the month"],
    [{ every: "month-nth", nth: -1, day: "MO" }, "the last Monday of the month"],
    [{ every: "month-last-weekday" }, "the last weekday of the month"],
    [{ every: "month-day", day: "last" }, "the last day of the month"],
    [{ every: "month-day", day: 1 }, "the 1st of the month"],
    [{ every: "month-day", day: 11 }, "the 11th of the month"],
    [{ every: "month-day", day: 15 }, "the 15th of the month"],
    [{ every: "month-day", day: 22 }, "the 22nd of the month"],
    [{ every: "month-day", day: 31 }, "the 31st of the month, in months that have one"],
  ])("%#: %s", (pattern, wanted) => expect(patternWords(pattern, words())).toBe(wanted));
});

describe("a form with something wrong says at which field", () => {
  test.each([
    [{}, "every"],
    [{ every: "never" }, "every"],
    [{ every: "week" }, "days"],
    [{ every: "week", days: [] }, "days"],
    [{ every: "week", days: "Monday" }, "days"],
    [{ every: "week", days: ["MO", "\u0000"] }, "days"],
    [{ every: "weeks", days: "MO", n: "1" }, "n"],
    [{ every: "weeks", days: "MO", n: "9" }, "n"],
    [{ every: "weeks", days: "MO", n: "2.5" }, "n"],
    [{ every: "weeks", days: "MO", n: "😀" }, "n"],
    [{ every: "month-nth", weekday: "FR", nth: "5" }, "nth"],
    [{ every: "month-nth", weekday: "FR" }, "nth"],
    [{ every: "month-nth", nth: "1" }, "weekday"],
    [{ every: "month-day", day: "32" }, "day"],
    [{ every: "month-day", day: "0" }, "day"],
    [{ every: "month-day" }, "day"],
  ])("%j", (form, field) => {
    const read = patternSchema.safeParse(form);
    const issues = read.error?.issues.map((issue) => [issue.path[0], issue.message]);
    expect(issues?.[0]).toEqual([field, `series.patternError.${field}`]);
  });
});
