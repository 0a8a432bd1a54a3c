import { expect, test } from "vitest";
import { askOpen, openSince, type QuietFacts, quietDue } from "./quiet-rules.ts";

const day = (date: number) => new Date(Date.UTC(2026, 10, date, 12));
const quiet: QuietFacts = {
  kind: "dates",
  livelyAt: null,
  quietDates: 6,
  someoneGoing: false,
  askedAt: null,
  clock: "09:00",
};

test.for<[string, Partial<QuietFacts>, boolean]>([
  ["after six dates to which nobody said they would go", {}, true],
  ["not after five", { quietDates: 5 }, false],
  ["of an about-monthly series too", { kind: "about" }, true],
  ["not of a paused one", { kind: "pause" }, false],
  ["not of one that has not begun", { kind: null }, false],
  ["not while somebody is going to a date to come", { someoneGoing: true }, false],
  ["not twice in one quiet time", { livelyAt: day(1), askedAt: day(10) }, false],
  ["not twice where nobody ever went", { askedAt: day(10) }, false],
  ["again when somebody went since and six more have passed", { livelyAt: day(12), askedAt: day(10) }, true],
  ["not at night", { clock: "02:00" }, false],
])("it asks %s: %#", ([, facts, due]) => {
  expect(quietDue({ ...quiet, ...facts })).toBe(due);
});

test("it takes answers for fourteen days", () => {
  const ask = { askedAt: day(1) };
  expect(askOpen(ask, day(14))).toBe(true);
  expect(askOpen(ask, day(15))).toBe(false);
  expect(openSince(day(15))).toEqual(ask.askedAt);
});
