import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { average, type HeatDate, heatOf } from "./heat-rules.ts";

const monday = "2026-11-23";

describe("which days and times people come", () => {
  test("counts people for each date, by half hour", () => {
    const heat = heatOf([
      { local: `${monday}T11:00`, minutes: 60, going: [{ from: null, to: null, people: 3 }] },
      {
        local: "2026-11-30T11:00",
        minutes: 60,
        going: [
          { from: "11:30", to: null, people: 1 },
          { from: null, to: "11:30", people: 2 },
        ],
      },
      { local: "2026-11-27T10:45", minutes: 30, going: [] },
    ]);
    expect(heat.days).toEqual(["MO", "FR"]);
    expect(heat.slots).toEqual(["10:30", "11:00", "11:30"]);
    expect(heat.cells).toEqual([
      { day: "MO", from: "11:00", to: "11:30", people: 5, dates: 2 },
      { day: "MO", from: "11:30", to: "12:00", people: 4, dates: 2 },
      { day: "FR", from: "10:30", to: "11:00", people: 0, dates: 1 },
      { day: "FR", from: "11:00", to: "11:30", people: 0, dates: 1 },
    ]);
    expect(heat.most).toMatchObject({ day: "MO", from: "11:00" });
    expect(heat.fewest).toMatchObject({ day: "FR" });
  });

  test("nothing behind us is no picture", () => {
    expect(heatOf([])).toEqual({ days: [], slots: [], cells: [], most: undefined, fewest: undefined });
  });

  test("a date across midnight counts for the day it begins on", () => {
    const heat = heatOf([
      { local: `${monday}T23:30`, minutes: 90, going: [{ from: null, to: null, people: 2 }] },
    ]);
    expect(heat.cells).toEqual([{ day: "MO", from: "23:30", to: "00:00", people: 2, dates: 1 }]);
  });

  test("no cell holds more people than were going, and whoever said no times is in each", () => {
    const clock = fc.integer({ min: 0, max: 95 }).map((quarter) => new Date(quarter * 900_000).toISOString());
    const hhmm = clock.map((iso) => iso.slice(11, 16));
    const date: fc.Arbitrary<HeatDate> = fc.record({
      local: fc.tuple(fc.integer({ min: 10, max: 28 }), hhmm).map(([day, at]) => `2026-11-${day}T${at}`),
      minutes: fc.integer({ min: 5, max: 300 }),
      going: fc.array(
        fc.record({
          from: fc.option(hhmm, { nil: null }),
          to: fc.option(hhmm, { nil: null }),
          people: fc.integer({ min: 1, max: 9 }),
        }),
        { maxLength: 6 },
      ),
    });
    fc.assert(
      fc.property(fc.array(date, { maxLength: 12 }), (dates) => {
        const everybody = dates.reduce((sum, { going }) => sum + going.reduce((n, g) => n + g.people, 0), 0);
        const whole = dates.reduce(
          (sum, { going }) => sum + going.filter((g) => !g.from && !g.to).reduce((n, g) => n + g.people, 0),
          0,
        );
        const { cells, most, fewest } = heatOf(dates);
        expect(cells.length > 0).toBe(dates.length > 0);
        for (const cell of cells) {
          expect(cell.people).toBeLessThanOrEqual(everybody);
          expect(average(cell)).toBeLessThanOrEqual(average(most ?? cell));
          expect(average(cell)).toBeGreaterThanOrEqual(average(fewest ?? cell));
        }
        const first = dates[0];
        if (dates.length === 1 && first)
          for (const cell of cells) expect(cell.people).toBeGreaterThanOrEqual(whole);
      }),
    );
  });
});
