import fc from "fast-check";
import { expect, test } from "vitest";
import { MOST_SEATS, moreSeat, type Seat, seatsFor } from "./seats.ts";

const ids = (n: number) => Array.from({ length: n }, (_, i) => `member-${i}`);
const overlapping = (a: Seat, b: Seat) => Math.hypot(a.x - b.x, a.y - b.y) < 30 * (a.scale + b.scale) - 1;

test("nobody sits on anybody, and nobody off the table, however many come", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.uuid(), { maxLength: 45 }), (people) => {
      const seats = seatsFor(people);
      expect(seats).toHaveLength(Math.min(people.length, MOST_SEATS));
      const all = people.length > MOST_SEATS ? [...seats, moreSeat()] : seats;
      all.forEach((seat, i) => {
        expect(Math.hypot(seat.x, seat.y) + 30 * seat.scale).toBeLessThan(142);
        for (const other of all.slice(i + 1)) expect(overlapping(seat, other)).toBe(false);
      });
    }),
    { numRuns: 60 },
  );
});

test.each([
  [3, 8],
  [9, 14],
  [15, 40],
])("%i people keep their seats till there are %i", (few, many) => {
  expect(seatsFor(ids(many)).slice(0, few)).toEqual(seatsFor(ids(few)));
});

test("while there is room, an empty seat is left between two people", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.uuid(), { minLength: 2, maxLength: 2 }), (people) => {
      const [a, b] = seatsFor(people);
      expect(a && b && Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(100);
    }),
    { numRuns: 40 },
  );
});
