import fc from "fast-check";
import { expect, test } from "vitest";
import { placeOf, readPlace } from "./older.ts";

test("a place is read as it was written", () => {
  const instants = fc.date({ min: new Date(0), max: new Date("2200-01-01"), noInvalidDate: true });
  fc.assert(
    fc.property(fc.uuid(), instants, (id, postedAt) => {
      expect(readPlace(placeOf({ id, postedAt }))).toEqual({ id, postedAt });
    }),
  );
});

test.each([
  undefined,
  "",
  "x",
  "1.x",
  "-1.0b8f3c1e-6a54-4c8e-9e1f-2d3c4b5a6978",
  ["a", "b"],
  "9".repeat(400),
])("%j is no place", (text) => {
  expect(readPlace(text)).toBeUndefined();
});
