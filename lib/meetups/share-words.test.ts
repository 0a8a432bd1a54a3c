import { expect, test } from "vitest";
import { words } from "#lib/i18n/words.ts";
import { sundayEvening } from "#lib/testing.ts";
import type { MeetupView } from "./queries.ts";
import { nothingToShare, shareWords } from "./share-words.ts";

const monday = {
  id: "4f6f0f5c-6c55-4c39-9f39-b0b5a6f0d8b1",
  startsAt: new Date("2026-11-23T11:00Z"),
  endsAt: new Date("2026-11-23T12:00Z"),
  zone: "Europe/London",
  name: "",
  place: { name: "Costa", address: "High Street" },
  state: "its-on",
  going: 3,
  guests: 0,
  might: 1,
  people: [{ id: "1", name: "Mina Rahman", photoId: null, kind: "going", you: true }],
  yours: "going",
} as unknown as MeetupView;

const said = (more: Partial<MeetupView> = {}) =>
  shareWords({ ...monday, ...more }, "Elevenses", sundayEvening, words());

test("a date is said in words that stay true, with counts and nobody's name, a member's own answer least of all", () => {
  const all = said();
  expect(all).toMatchObject({
    title: "It’s on: Monday, 11 till 12",
    description:
      "Costa, High Street, Monday 23 November: 3 going, 1 might. Nobody has to come, nobody minds who does.",
    alt: "A café table. 3 people are going; one might. It’s on: Monday, 11 till 12. Costa, High Street, Monday 23 November. Elevenses.",
    going: 3,
    might: 1,
  });
  // It is the day before: a page would say "tomorrow", and a messenger would keep it.
  expect(JSON.stringify(all)).not.toMatch(/tomorrow|Mina|you/i);
});

test("a date that is off has an empty table, whoever had said they would come", () => {
  expect(said({ state: "cancelled" })).toMatchObject({
    title: "Off: Monday, 11 till 12",
    description: "Costa, High Street, Monday 23 November: this date is off.",
    count: "",
    going: 0,
    might: 0,
  });
});

test("without a date the group is named, and that there is none", () => {
  expect(nothingToShare("Elevenses", words())).toMatchObject({
    title: "Elevenses",
    heading: "No date yet",
    alt: "An empty café table. No date yet. Elevenses.",
  });
});
