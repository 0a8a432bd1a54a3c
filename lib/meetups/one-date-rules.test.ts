import { describe, expect, test } from "vitest";
import {
  type DateRefusal,
  decideBringBack,
  decideCall,
  decideMove,
  decideSkip,
  mostCalled,
  type Slot,
  type Standing,
} from "./one-date-rules.ts";

const now = new Date("2026-11-22T18:00:00Z");
const today = "2026-11-22";
const at = (iso: string) => new Date(iso);
const monday = at("2026-11-23T11:00:00Z");
const costa = { name: "Costa", address: "High Street" };

const stands: Standing & Slot = {
  startsAt: monday,
  endsAt: at("2026-11-23T12:00:00Z"),
  cancelledAt: null,
  droppedById: null,
  local: "2026-11-23T11:00",
  minutes: 60,
  place: costa,
  seats: null,
};
const slot: Slot = { local: stands.local, minutes: 60, place: costa, seats: null };
const tuesday: Slot = { ...slot, local: "2026-11-24T11:00" };

describe("moving", () => {
  const wanted = { to: tuesday, startsAt: at("2026-11-24T11:00:00Z"), taken: false, today, now };
  const cases: [string, Partial<typeof stands>, Partial<typeof wanted>, DateRefusal | "moves" | "seats"][] = [
    ["to another day", {}, {}, "moves"],
    ["longer", {}, { to: { ...slot, minutes: 90 }, startsAt: monday }, "moves"],
    ["to another place", {}, { to: { ...slot, place: { ...costa, name: "The library" } } }, "moves"],
    [
      "to another house of it",
      {},
      { to: { ...slot, place: { ...costa, address: "Alcester Road" } } },
      "moves",
    ],
    ["seats alone", {}, { to: { ...slot, seats: 6 } }, "seats"],
    ["nowhere", {}, { to: slot }, "same"],
    ["into the past", {}, { startsAt: at("2026-11-22T17:59:00Z") }, "past"],
    ["to this very minute", {}, { startsAt: now }, "past"],
    ["onto another date", {}, { taken: true }, "taken"],
    ["a year ahead", {}, { to: { ...slot, local: "2027-11-23T11:00" } }, "moves"],
    ["more than a year ahead", {}, { to: { ...slot, local: "2027-11-24T11:00" } }, "too-far"],
    ["once it has begun", { startsAt: now }, {}, "begun"],
    [
      "once it is over",
      { startsAt: at("2026-11-20T11:00:00Z"), endsAt: at("2026-11-20T12:00:00Z") },
      {},
      "begun",
    ],
    ["once it is skipped", { cancelledAt: now }, {}, "skipped"],
    ["once it is dropped", { droppedById: "a change", cancelledAt: now }, {}, "dropped"],
  ];
  test.each(cases)("%s", (_, before, asked, ending) => {
    const decision = decideMove({ ...stands, ...before }, { ...wanted, ...asked });
    expect(decision.ok ? (decision.moves ? "moves" : "seats") : decision.refusal).toBe(ending);
  });
});

describe("skipping and bringing back", () => {
  const cases: [string, Partial<Standing>, skip: DateRefusal | "ok", back: DateRefusal | "ok"][] = [
    ["stands", {}, "ok", "not-skipped"],
    ["is skipped", { cancelledAt: now }, "skipped-already", "ok"],
    ["has begun", { startsAt: now }, "begun", "begun"],
    ["is over, skipped", { startsAt: at("2026-11-20T11:00:00Z"), cancelledAt: now }, "begun", "begun"],
    ["is dropped", { droppedById: "a change" }, "dropped", "dropped"],
  ];
  test.each(cases)("a date that %s", (_, before, skip, back) => {
    const skipped = decideSkip({ ...stands, ...before }, now);
    const brought = decideBringBack({ ...stands, ...before }, false, now);
    expect([skipped.ok ? "ok" : skipped.refusal, brought.ok ? "ok" : brought.refusal]).toEqual([skip, back]);
  });

  test("not back where another has come to stand", () => {
    expect(decideBringBack({ ...stands, cancelledAt: now }, true, now)).toEqual({
      ok: false,
      refusal: "taken",
    });
  });
});

describe("calling", () => {
  const wanted = { local: "2026-12-05T10:00", startsAt: at("2026-12-05T10:00:00Z"), coming: 0, today, now };
  test.each([
    ["a first one", {}, undefined],
    ["the last of many", { coming: mostCalled - 1 }, undefined],
    ["one too many", { coming: mostCalled }, "too-many"],
    ["in the past", { startsAt: now }, "past"],
    ["far ahead", { local: "2028-01-01T10:00" }, "too-far"],
  ])("%s", (_, asked, refusal) => {
    expect(decideCall({ ...wanted, ...asked })).toEqual(refusal ? { ok: false, refusal } : { ok: true });
  });
});
