import { expect, test } from "vitest";
import { initials, tintOf } from "./initials.ts";

test.each([
  ["Mina Rask", "MR"],
  ["Theo B.", "TB"],
  ["Zoë", "Z"],
  ["élodie", "É"],
  ["Ana-Maria da Silva e Sousa", "AS"],
  ["  Nell   King  ", "NK"],
  ["Šárka Čermáková", "ŠČ"],
  ["ليلى الحداد", "ل"],
  ["王小明", "王"],
  ["🦊 Fox Hill", "FH"],
  ["👩‍🍳", "👩‍🍳"],
  ["ß", "ß"],
  ["(Jo) Parker", "JP"],
  ["", ""],
])("initials of %s are %s", (name, expected) => {
  expect(initials(name)).toBe(expected);
});

test("a tint stays with an id, and ids share all six out fairly", () => {
  const tints = Array.from({ length: 600 }, (_, i) => tintOf(`member-${i}`));
  expect(tintOf("member-7")).toBe(tints[7]);
  for (const tint of [1, 2, 3, 4, 5, 6]) {
    expect(tints.filter((t) => t === tint).length).toBeGreaterThan(60);
  }
});
