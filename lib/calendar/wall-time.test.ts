import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  addMinutes,
  compare,
  isLocalDate,
  isLocalTime,
  minutesBetween,
  toInstant,
  toLocal,
  weekdayOf,
  withOffset,
} from "./wall-time.ts";

describe("toInstant", () => {
  test.each([
    ["London, winter", "2026-11-23T11:00", "Europe/London", "2026-11-23T11:00Z"],
    ["London, summer", "2026-07-20T11:00", "Europe/London", "2026-07-20T10:00Z"],
    ["London, the hour that is missing", "2027-03-28T01:30", "Europe/London", "2027-03-28T01:30Z"],
    ["London, the hour that comes twice", "2026-10-25T01:30", "Europe/London", "2026-10-25T00:30Z"],
    ["Berlin, the hour that is missing", "2027-03-28T02:30", "Europe/Berlin", "2027-03-28T01:30Z"],
    ["Berlin, the hour that comes twice", "2026-10-25T02:30", "Europe/Berlin", "2026-10-25T00:30Z"],
    ["New York, the hour that is missing", "2027-03-14T02:15", "America/New_York", "2027-03-14T07:15Z"],
    ["New York, the hour that comes twice", "2026-11-01T01:30", "America/New_York", "2026-11-01T05:30Z"],
    ["Kolkata, never changes", "2026-11-23T11:00", "Asia/Kolkata", "2026-11-23T05:30Z"],
    ["Cairo, no midnight in spring", "2026-04-24T00:15", "Africa/Cairo", "2026-04-23T22:15Z"],
    ["Cairo, late evening twice", "2026-10-29T23:30", "Africa/Cairo", "2026-10-29T20:30Z"],
    ["Beirut, no midnight in spring", "2026-03-29T00:30", "Asia/Beirut", "2026-03-28T22:30Z"],
    ["Beirut, late evening twice", "2026-10-24T23:30", "Asia/Beirut", "2026-10-24T20:30Z"],
    ["Auckland, summer in January", "2027-01-11T11:00", "Pacific/Auckland", "2027-01-10T22:00Z"],
    ["Auckland, the hour that is missing", "2026-09-27T02:30", "Pacific/Auckland", "2026-09-26T14:30Z"],
    ["Sao Paulo, no midnight in 2018", "2018-11-04T00:30", "America/Sao_Paulo", "2018-11-04T03:30Z"],
    ["Sao Paulo, no changes now", "2026-11-23T11:00", "America/Sao_Paulo", "2026-11-23T14:00Z"],
    ["Lord Howe, half an hour is missing", "2026-10-04T02:15", "Australia/Lord_Howe", "2026-10-03T15:45Z"],
    ["Lord Howe, half an hour comes twice", "2027-04-04T01:45", "Australia/Lord_Howe", "2027-04-03T14:45Z"],
  ])("%s", (_, local, zone, instant) => {
    expect(toInstant(local, zone)).toEqual(new Date(instant));
  });

  test("refuses what is no time and no zone", () => {
    expect(() => toInstant("2026-02-30T11:00", "Europe/London")).toThrow(RangeError);
    expect(() => toInstant("2026-02-20T11:00", "Europe/Nowhere")).toThrow(RangeError);
  });
});

const zones = [
  "Europe/London",
  "Europe/Berlin",
  "America/New_York",
  "Asia/Kolkata",
  "Africa/Cairo",
  "Asia/Beirut",
  "Pacific/Auckland",
  "America/Sao_Paulo",
  "Australia/Lord_Howe",
];
const minutes = fc.integer({ min: 0, max: 30 * 366 * 24 * 60 });
const local = minutes.map((count) => addMinutes("2010-01-01T00:00", count));

/** What a zone's clock shows, by Intl: a source other than Temporal. */
function shown(instant: Date, zone: string): string {
  const parts = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" });
  return parts.format(instant).replace(" ", "T");
}

test("an instant shows the wall time it was made of, or the clock jumped over it", () => {
  fc.assert(
    fc.property(local, fc.constantFrom(...zones), (wall, zone) => {
      const instant = toInstant(wall, zone);
      expect(toLocal(instant, zone)).toBe(shown(instant, zone));
      if (shown(instant, zone) === wall) {
        // The first of two: an hour or half an hour before it never shows the same.
        for (const earlier of [30, 60])
          expect(shown(new Date(instant.getTime() - earlier * 60_000), zone)).not.toBe(wall);
        return;
      }
      // In a gap: later by exactly the gap, and no instant of those hours shows the wall time.
      const gap = minutesBetween(wall, shown(instant, zone));
      expect([30, 60]).toContain(gap);
      for (let step = -120; step <= 120; step += 15) {
        expect(shown(new Date(instant.getTime() + step * 60_000), zone)).not.toBe(wall);
      }
    }),
    { numRuns: 400 },
  );
});

test.each([
  ["2026-11-23T11:00:00Z", "Europe/London", "2026-11-23T11:00:00+00:00"],
  ["2026-07-06T10:00:00Z", "Europe/London", "2026-07-06T11:00:00+01:00"],
  ["2026-11-23T11:00:00Z", "America/St_Johns", "2026-11-23T07:30:00-03:30"],
  ["2026-11-23T11:00:00Z", "UTC", "2026-11-23T11:00:00+00:00"],
])("%s in %s is written with its offset", (instant, zone, wanted) => {
  expect(withOffset(new Date(instant), zone)).toBe(wanted);
  expect(new Date(wanted)).toEqual(new Date(instant));
});

describe("sums on the calendar", () => {
  test.each([
    [addDays("2026-02-28", 1), "2026-03-01"],
    [addDays("2028-02-28T11:00", 1), "2028-02-29T11:00"],
    [addDays("2027-01-01", -1), "2026-12-31"],
    [addMinutes("2026-12-31T23:30", 60), "2027-01-01T00:30"],
    [weekdayOf("2026-11-22"), 7],
    [weekdayOf("2026-11-23T00:15"), 1],
    [minutesBetween("2026-11-23T11:00", "2026-11-23T12:30"), 90],
    [isLocalDate("2026-02-29"), false],
    [isLocalDate("2028-02-29"), true],
    [isLocalTime("2026-11-23T24:00"), false],
    [isLocalTime("2026-11-23T11:00"), true],
    [isLocalTime("2026-11-23 11:00"), false],
  ])("%#", (got, wanted) => expect(got).toBe(wanted));

  test("a day is a day, whatever the number", () => {
    fc.assert(
      fc.property(local, fc.integer({ min: -4000, max: 4000 }), (wall, days) => {
        const later = addDays(wall, days);
        expect(addDays(later, -days)).toBe(wall);
        expect(addMinutes(wall, days * 1440)).toBe(later);
        expect(Math.sign(compare(later, wall))).toBe(Math.sign(days));
        expect(weekdayOf(later)).toBe(((((weekdayOf(wall) - 1 + days) % 7) + 7) % 7) + 1);
      }),
    );
  });
});
