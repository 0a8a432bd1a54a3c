import fc from "fast-check";
import { expect, test } from "vitest";
import { Recent, readPlace, writePlace } from "./recent.ts";

const ids = (heard: ReturnType<Recent["after"]>) => heard?.map(({ notice }) => notice.id);

test.each(["", "a", "a.", ".1", "a.b", "A.1", "a.1.2", "a.-1", "a.1e3", `${"a".repeat(21)}.1`, null])(
  "%s is no place",
  (text) => expect(readPlace(text)).toBeUndefined(),
);

test("a place is read as it was written", () => {
  expect(readPlace(writePlace({ name: "a1", at: 12 }))).toEqual({ name: "a1", at: 12 });
});

test("says what came after a place, or that it cannot say", () => {
  const recent = new Recent({ name: "a", at: 10 });
  recent.add(11, { t: "meetups", id: "1" });
  recent.add(15, { t: "meetups", id: "2" });
  expect(ids(recent.after({ name: "a", at: 10 }))).toEqual(["1", "2"]);
  expect(ids(recent.after({ name: "a", at: 11 }))).toEqual(["2"]);
  expect(ids(recent.after({ name: "a", at: 12 }))).toEqual(["2"]);
  expect(ids(recent.after({ name: "a", at: 99 }))).toEqual([]);
  expect(recent.after({ name: "a", at: 9 })).toBeUndefined();
  expect(recent.after({ name: "b", at: 11 })).toBeUndefined();
  expect(recent.after(undefined)).toBeUndefined();
});

test("never keeps more than a thousand, and never leaves one out without saying so", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2_500 }), fc.integer({ min: 0, max: 2_500 }), (count, at) => {
      const recent = new Recent({ name: "a", at: 0 });
      for (let each = 1; each <= count; each++) recent.add(each, { t: "meetups", id: String(each) });
      const after = recent.after({ name: "a", at });
      if (after) expect(after).toHaveLength(Math.max(0, count - at));
      else expect(at).toBeLessThan(count - 1_000);
    }),
  );
});
