import { expect, test } from "vitest";
import { concerns, STILL } from "./concerns.ts";

const front = { topics: ["meetups", "members"], only: new Map() };
const oneMeetup = { ...front, only: new Map([["meetups", "1"]]) };
const still = { ...front, only: new Map([["meetups", STILL]]) };
const oneBoard = { topics: ["boards", "members"], only: new Map([["boards", "1"]]) };
const people = { topics: ["members"], only: new Map() };

test.each([
  [front, { t: "meetups", id: "1" }, true],
  [front, { t: "meetups" }, true],
  [oneMeetup, { t: "meetups", id: "1" }, true],
  [oneMeetup, { t: "meetups", id: "2" }, false],
  [oneMeetup, { t: "meetups" }, true],
  [oneMeetup, { t: "members", id: "2" }, true],
  [still, { t: "meetups" }, false],
  [still, { t: "members", id: "2" }, true],
  [people, { t: "meetups", id: "1" }, false],
  [people, { t: "site" }, true],
  [people, { t: "mine", id: "me" }, true],
  [people, { t: "missed" }, true],
  [people, { t: "something new" }, false],
  [oneBoard, { t: "boards", id: "1" }, true],
  [oneBoard, { t: "boards", id: "2" }, false],
  [oneBoard, { t: "boards" }, true],
  [people, { t: "boards", id: "1" }, false],
])("%j and %j: %s", (page, notice, fetched) => expect(concerns(page, notice)).toBe(fetched));
