import { expect, test } from "vitest";
import { said } from "./said.ts";

const now = new Date("2026-03-30T08:00:00Z");

test.each([
  ["2026-03-30T07:05:00Z", "today, 08:05"],
  // The clocks went forward on the 29th, so the day before had 23 hours.
  ["2026-03-29T00:30:00Z", "yesterday, 00:30"],
  ["2026-03-28T23:30:00Z", "Saturday 28 March, 23:30"],
  ["2026-03-29T23:30:00Z", "today, 00:30"],
  ["2025-12-31T12:00:00Z", "31 December 2025, 12:00"],
])("%s reads %s in London", (at, text) => {
  expect(said(new Date(at), now, "Europe/London")).toEqual({ iso: new Date(at).toISOString(), text });
});
