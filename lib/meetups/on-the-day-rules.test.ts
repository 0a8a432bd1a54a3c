import { describe, expect, test } from "vitest";
import { decideHere, decideRemark, decideSeated, decideShout, isHereTime } from "./on-the-day-rules.ts";

const meetup = {
  startsAt: new Date("2026-11-23T11:00:00Z"),
  endsAt: new Date("2026-11-23T12:00:00Z"),
  cancelledAt: null,
  droppedById: null,
};
const at = (time: string) => new Date(`2026-11-23T${time}Z`);

describe("I'm heading down, anyone else?", () => {
  test.each([
    ["08:59:59", "too-early"],
    ["09:00:00", "ok"],
    ["11:30:00", "ok"],
    ["11:59:59", "ok"],
    ["12:00:00", "over"],
  ])("at %s: %s", (time, ending) => {
    const decision = decideShout({ meetup, shouted: false, now: at(time) });
    expect(decision.ok ? "ok" : decision.refusal).toBe(ending);
  });

  test("once each", () => {
    expect(decideShout({ meetup, shouted: true, now: at("10:00:00") })).toEqual({
      ok: false,
      refusal: "said-already",
    });
  });

  test.each([{ cancelledAt: at("08:00:00") }, { droppedById: "a change" }])("not to what is off", (off) => {
    const now = at("10:00:00");
    expect(decideShout({ meetup: { ...meetup, ...off }, shouted: false, now })).toMatchObject({
      refusal: "cancelled",
    });
    expect(decideHere({ meetup: { ...meetup, ...off }, now: at("11:00:00") })).toMatchObject({
      refusal: "cancelled",
    });
  });

  test("nobody is called to a full table", () => {
    expect(decideSeated("in_line")).toEqual({ ok: false, refusal: "full" });
    expect(decideSeated("might")).toEqual({ ok: false, refusal: "no-room" });
    expect(decideSeated("going")).toEqual({ ok: true });
  });
});

test.each([
  ["10:29:59", "too-early"],
  ["10:30:00", "ok"],
  ["11:59:59", "ok"],
  ["12:00:00", "over"],
])("I'm here at %s: %s", (time, ending) => {
  const decision = decideHere({ meetup, now: at(time) });
  expect(decision.ok ? "ok" : decision.refusal).toBe(ending);
  expect(isHereTime(meetup, at(time))).toBe(ending === "ok");
});

test("the thread closes a day after the end", () => {
  expect(decideRemark({ meetup, now: new Date("2026-11-01T00:00:00Z") }).ok).toBe(true);
  expect(decideRemark({ meetup, now: new Date("2026-11-24T11:59:59Z") }).ok).toBe(true);
  expect(decideRemark({ meetup, now: new Date("2026-11-24T12:00:00Z") })).toEqual({
    ok: false,
    refusal: "closed",
  });
});
