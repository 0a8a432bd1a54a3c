import { describe, expect, test } from "vitest";
import { words } from "#lib/i18n/words.ts";
import { sayOwnTime } from "./say-when.ts";

const eleven = {
  startsAt: new Date("2026-12-07T11:00Z"),
  endsAt: new Date("2026-12-07T12:00Z"),
  zone: "Europe/London",
};

describe("the time where somebody else is", () => {
  test.each([
    ["nobody elsewhere", null, undefined],
    ["another zone with the same clock", "Europe/Lisbon", undefined],
    ["west", "America/New_York", "06:00–07:00 where you are"],
    ["half an hour off", "Asia/Kolkata", "16:30–17:30 where you are"],
    ["the next day already", "Pacific/Auckland", "Tuesday 00:00–01:00 where you are"],
  ])("%s", (_, own, said) => {
    expect(sayOwnTime(eleven, own, words())).toBe(said);
  });
});
