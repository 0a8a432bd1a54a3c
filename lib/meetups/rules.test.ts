import { describe, expect, test } from "vitest";
import { decideAnswer, liveState } from "./rules.ts";

const startsAt = new Date("2026-11-23T11:00Z");
const endsAt = new Date("2026-11-23T12:00Z");
const before = new Date("2026-11-22T17:00Z");
const during = new Date("2026-11-23T11:20Z");
const lastMoment = new Date("2026-11-23T11:59:59.999Z");

describe("the live state", () => {
  test.each([
    ["nobody yet", before, 0, 0, false, "open-table"],
    ["one", before, 1, 0, false, "someones-going"],
    ["two", before, 2, 0, false, "its-on"],
    ["forty", before, 40, 0, false, "its-on"],
    ["somebody is early", before, 0, 1, false, "people-are-there"],
    ["it began, nobody said", during, 0, 0, false, "open-table"],
    ["it began, one is going", during, 1, 0, false, "someones-going"],
    ["it began, two are going", during, 2, 0, false, "its-on"],
    ["it began, one is there", during, 3, 1, false, "people-are-there"],
    ["the last moment", lastMoment, 2, 1, false, "people-are-there"],
    ["over, somebody went", endsAt, 1, 0, false, "happened"],
    ["over, nobody said, somebody was there", endsAt, 0, 1, false, "happened"],
    ["over, nobody said", endsAt, 0, 0, false, "quiet"],
    ["cancelled before", before, 5, 0, true, "cancelled"],
    ["cancelled, though somebody is there", during, 5, 1, true, "cancelled"],
    ["cancelled and past", endsAt, 5, 0, true, "cancelled"],
  ])("%s", (_, now, going, here, cancelled, wanted) => {
    expect(liveState({ startsAt, endsAt, cancelled, going, here, now })).toBe(wanted);
  });
});

describe("an answer", () => {
  const cancelledAt = new Date("2026-11-20T09:00Z");
  test.each([
    ["long before", before, null, { ok: true }],
    ["as it begins", startsAt, null, { ok: true }],
    ["while it lasts", during, null, { ok: true }],
    ["in the last moment", lastMoment, null, { ok: true }],
    ["at its end", endsAt, null, { ok: false, refusal: "over" }],
    ["to a cancelled one", before, cancelledAt, { ok: false, refusal: "cancelled" }],
    ["to a cancelled one that is past", endsAt, cancelledAt, { ok: false, refusal: "cancelled" }],
  ])("%s", (_, now, cancelled, wanted) => {
    expect(decideAnswer({ meetup: { startsAt, endsAt, cancelledAt: cancelled }, now })).toEqual(wanted);
  });
});
