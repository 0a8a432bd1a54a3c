import { afterEach, describe, expect, test } from "vitest";
import { atTime, inZone, isZone, localDate, now, setClock } from "./time.ts";

afterEach(() => setClock(undefined));

describe("an instant in a zone", () => {
  test.each([
    ["2026-11-23T11:00:00Z", "Europe/London", "Monday 23 November 11:00"],
    ["2026-07-20T10:00:00Z", "Europe/London", "Monday 20 July 11:00"],
    ["2026-11-23T11:00:00Z", "Asia/Kolkata", "Monday 23 November 16:30"],
    ["2026-11-23T23:30:00Z", "Pacific/Auckland", "Tuesday 24 November 12:30"],
    // At these moments the clocks of London and New York jump; what is shown elsewhere does not.
    ["2026-03-29T05:30:00Z", "America/New_York", "Sunday 29 March 01:30"],
    ["2026-03-08T02:30:00Z", "Europe/London", "Sunday 8 March 02:30"],
    ["2026-03-29T01:30:00Z", "UTC", "Sunday 29 March 01:30"],
  ])("%s in %s is %s", (instant, zone, shown) => {
    expect(inZone(new Date(instant), zone, "EEEE d MMMM HH:mm")).toBe(shown);
  });

  test("has the zone's own date", () => {
    expect(localDate(new Date("2026-11-23T23:30:00Z"), "Europe/London")).toBe("2026-11-23");
    expect(localDate(new Date("2026-11-23T23:30:00Z"), "Asia/Tokyo")).toBe("2026-11-24");
  });
});

test.each(["Europe/London", "UTC", "America/Argentina/Buenos_Aires", "Etc/GMT+1"])("%s is a zone", (zone) => {
  expect(isZone(zone)).toBe(true);
});

test.each(["", "Europe", "Europe/Birmingham", "+01:00", "London", "../etc", "x".repeat(500)])(
  "%j is no zone",
  (zone) => {
    expect(isZone(zone)).toBe(false);
  },
);

test("a piece of work can be told another instant, and nothing beside it is", async () => {
  const then = new Date("2020-01-01T00:00:00Z");
  const [inside, outside] = await Promise.all([atTime(then, async () => now()), Promise.resolve(now())]);
  expect(inside).toEqual(then);
  expect(outside.getTime()).toBeGreaterThan(then.getTime());
});
