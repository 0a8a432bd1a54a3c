import { expect, test } from "vitest";
import { newAmong } from "./new-among.ts";

test.each([
  ["nothing new", ["a", "b"], ["a", "b"], 0],
  ["one at the end", ["a", "b"], ["a", "b", "c"], 1],
  ["one before what stands last in its day", ["a", "pen"], ["a", "c", "pen"], 1],
  ["the first one", [], ["a"], 1],
  ["one deleted", ["a", "b"], ["b"], 0],
  ["one deleted, and one from the page before in its place", ["b", "c"], ["a", "b"], 0],
  ["the window has moved on", ["a", "b"], ["b", "c"], 1],
  ["all others", ["a", "b"], ["c", "d"], 2],
])("%s", (_, before, now, count) => expect(newAmong(before, now)).toBe(count));
