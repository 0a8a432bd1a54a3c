import { expect, test } from "vitest";
import { inZone, localDate } from "./time.ts";

test.each([
  ["2026-07-01T10:00:00Z", "Europe/London", "EEEE d MMMM, HH:mm", "Wednesday 1 July, 11:00"],
  ["2026-12-01T11:00:00Z", "Europe/London", "EEEE d MMMM, HH:mm", "Tuesday 1 December, 11:00"],
  ["2026-12-31T23:30:00Z", "Asia/Kolkata", "yyyy-MM-dd HH:mm", "2027-01-01 05:00"],
  // The hour that comes twice when the clocks go back, and the one that never comes when they go forward.
  ["2026-10-25T00:30:00Z", "Europe/London", "HH:mm", "01:30"],
  ["2026-10-25T01:30:00Z", "Europe/London", "HH:mm", "01:30"],
  ["2026-03-29T01:00:00Z", "Europe/London", "HH:mm", "02:00"],
])("%s in %s as %s is %s", (instant, zone, pattern, shown) => {
  expect(inZone(new Date(instant), zone, pattern)).toBe(shown);
  expect(inZone(new Date(instant), zone, pattern)).toBe(shown);
});

test("one instant has a date of its own in each zone", () => {
  const midnight = new Date("2026-11-22T23:59:00Z");
  expect(localDate(midnight, "Europe/London")).toBe("2026-11-22");
  expect(localDate(midnight, "Europe/Berlin")).toBe("2026-11-23");
});
