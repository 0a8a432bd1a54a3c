import { expect, test } from "vitest";
import { concernsVisitors, readNotice } from "./channel.ts";

test.each([
  ['{"t":"meetups","id":"1"}', true],
  ['{"t":"site"}', true],
  ['{"t":"something new"}', true],
  ['{"t":"members"}', false],
  ['{"t":"mine","id":"1"}', false],
  ['{"t":"boards","id":"1"}', false],
  ["", true],
  ["rubbish", true],
  ["null", true],
  ["{}", true],
  [undefined, true],
])("%s empties the visitors' pages: %s", (payload, empties) =>
  expect(concernsVisitors(payload)).toBe(empties),
);

test("a notice is a topic and perhaps an id", () => {
  expect(readNotice('{"t":"meetups","id":"7","text":"no"}')).toEqual({ t: "meetups", id: "7" });
  expect(readNotice('{"t":7}')).toBeUndefined();
});
