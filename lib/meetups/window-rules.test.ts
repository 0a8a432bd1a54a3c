import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays } from "#lib/calendar/wall-time.ts";
import { readBefore, readWindow } from "./window-rules.ts";

const today = "2026-11-22";
const window = (from?: string | string[], to?: string | string[]) =>
  readWindow({ from: [from ?? []].flat(), to: [to ?? []].flat() }, today);

test.each([
  ["left out: today and twelve weeks on", undefined, undefined, { from: today, to: "2027-02-14" }],
  ["from alone: twelve weeks from there", "2027-01-01", undefined, { from: "2027-01-01", to: "2027-03-26" }],
  ["to alone: from today", undefined, "2026-12-01", { from: today, to: "2026-12-01" }],
  ["one day", "2026-11-23", "2026-11-23", { from: "2026-11-23", to: "2026-11-23" }],
  ["the past", "2016-01-01", "2018-01-01", { from: "2016-01-01", to: "2018-01-01" }],
  ["two years to the day", "2026-11-23", "2028-11-23", { from: "2026-11-23", to: "2028-11-23" }],
  ["from a leap day", "2028-02-29", "2030-02-28", { from: "2028-02-29", to: "2030-02-28" }],
])("%s", (_, from, to, wanted) => {
  expect(window(from, to)).toEqual({ ok: true, ...wanted });
});

test.each([
  ["no date", "yesterday", undefined, "noDate"],
  ["empty", "", undefined, "noDate"],
  ["a day the calendar has not", undefined, "2027-02-30", "noDate"],
  ["a time", "2026-11-23T11:00", undefined, "noDate"],
  ["a year too far", undefined, "9999-01-01", "noDate"],
  ["twice the same", ["2026-11-23", "2026-11-23"], undefined, "twice"],
  ["twice", undefined, ["2026-11-23", "2026-11-24"], "twice"],
  ["backwards", "2026-11-24", "2026-11-23", "backwards"],
  ["to alone, in the past", undefined, "2026-11-21", "backwards"],
  ["a day more than two years", "2026-11-23", "2028-11-24", "tooLong"],
  ["a day more than two years from a leap day", "2028-02-29", "2030-03-01", "tooLong"],
])("is refused: %s", (_, from, to, refusal) => {
  expect(window(from, to)).toMatchObject({ ok: false, refusal });
});

test("a window that is taken is in order and no longer than two years", () => {
  const date = fc.integer({ min: -9_000, max: 60_000 }).map((days) => addDays("1990-01-01", days));
  fc.assert(
    fc.property(date, fc.integer({ min: -10, max: 1_500 }), (from, days) => {
      const to = addDays(from, days);
      const { ok } = window(from, to);
      expect(ok).toBe(
        days >= 0 && (days <= 730 || (days === 731 && from.slice(5) !== "02-29" && leapsBetween(from, to))),
      );
    }),
  );
});

/** Whether a 29 February lies in the two years after `from`. */
function leapsBetween(from: string, to: string): boolean {
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (day.endsWith("02-29")) return true;
  return false;
}

test.each([
  ["2026-11-23T11:00:00.000Z", "2026-11-23T11:00:00.000Z"],
  ["2026-11-23", undefined],
  ["2026-13-45T11:00:00.000Z", undefined],
  ["0000-01-01T00:00:00.000Z", undefined],
  ["-200000-01-01T00:00:00.000Z", undefined],
  ["+275760-09-13T00:00:00.000Z", undefined],
  ["soon", undefined],
  [["2026-11-23T11:00:00.000Z"], undefined],
  [undefined, undefined],
])("the past goes on before %j: %s", (text, instant) =>
  expect(readBefore(text)?.toISOString()).toBe(instant),
);
