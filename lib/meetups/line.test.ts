import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { asVisitor, type MemberViewer } from "#lib/access/viewer.ts";
import { db } from "#lib/db.ts";
import type { TestDatabase } from "#lib/postgres/testing.ts";
import { closeTestHouse, openTestHouse, sundayEvening } from "#lib/testing.ts";
import { setClock } from "#lib/time.ts";
import { answer } from "./answer.ts";
import { meetupPage } from "./queries.ts";
import { nothingElse } from "./saying-rules.ts";
import { settleMeetup } from "./settle.ts";
import { dateAt, lettersLeft, makeMember, makeSeries } from "./testing.ts";

let house: TestDatabase;
const people: Record<string, MemberViewer> = {};
let monday: string;

beforeAll(async () => {
  house = await openTestHouse();
  for (const name of ["Ann", "Bo", "Cy", "Di", "Ed"]) people[name] = await makeMember(name);
  monday = (await dateAt(await makeSeries(), "2026-11-23T11:00")).id;
});
afterAll(() => closeTestHouse(house));
beforeEach(async () => {
  setClock(sundayEvening);
  await db.answer.deleteMany();
  await db.condition.deleteMany();
  await seats(2);
  await lettersLeft();
});

const seats = (count: number | null) => db.meetup.update({ where: { id: monday }, data: { seats: count } });
const as = (name: string) => people[name] as MemberViewer;
const says = (name: string, kind: "going" | "might" | "cant" | "if" | null, guests?: number) =>
  answer(as(name), {
    meetupId: monday,
    kind,
    ...(guests !== undefined && { details: { ...nothingElse, guests } }),
  });
/** "Ann Bo | Cy Di": who goes, and who is in the line, in order. */
const table = async () => {
  const { people: all, line } = await meetupPage(as("Ann"), monday);
  const going = all?.filter(({ kind }) => kind === "going").map(({ name }) => name);
  return `${going?.sort().join(" ")} | ${line?.map(({ name }) => name).join(" ")}`;
};

test("when the table is full one is in the line, and knows where", async () => {
  for (const name of ["Ann", "Bo"]) expect(await says(name, "going")).toEqual({ ok: true, kind: "going" });
  expect(await says("Cy", "going")).toEqual({ ok: true, kind: "in_line", line: 1 });
  expect(await says("Di", "going")).toEqual({ ok: true, kind: "in_line", line: 2 });
  expect(await says("Cy", "going")).toEqual({ ok: true, kind: "in_line", line: 1 });
  expect(await meetupPage(asVisitor(), monday)).toMatchObject({
    going: 2,
    inLine: 2,
    seatsFree: 0,
    line: null,
  });
  expect((await meetupPage(as("Di"), monday)).yours).toMatchObject({ kind: "in_line", place: 2 });
});

test("a seat that comes free is the next one's in the same breath, and they are told", async () => {
  for (const name of ["Ann", "Bo", "Cy", "Di"]) await says(name, "going");
  await says("Ann", "might");
  expect(await table()).toBe("Bo Cy | Di");
  expect(await lettersLeft()).toEqual(["moved-up to Cy"]);
  await says("Cy", null);
  expect(await table()).toBe("Bo Di | ");
});

test("who leaves the line and comes back is at its end", async () => {
  for (const name of ["Ann", "Bo", "Cy", "Di"]) await says(name, "going");
  await says("Cy", "might");
  await says("Cy", "going");
  expect(await table()).toBe("Ann Bo | Di Cy");
});

test("guests take seats: more of them than there are is refused, and what was said stands", async () => {
  await seats(3);
  await says("Ann", "going");
  expect(await says("Bo", "going", 1)).toEqual({ ok: true, kind: "going" });
  expect(await says("Ann", "going", 1)).toMatchObject({ ok: false, refusal: "no-seats-for-guests" });
  expect(await says("Cy", "going", 3)).toMatchObject({
    ok: false,
    refusal: "no-seats-for-guests",
    kind: null,
  });
  expect(await table()).toBe("Ann Bo | ");
  await says("Bo", "going", 0);
  expect(await says("Ann", "going", 1)).toEqual({ ok: true, kind: "going" });
  expect((await meetupPage(as("Ann"), monday)).seatsFree).toBe(0);
});

test("a party that does not fit waits at its place, and nobody passes it", async () => {
  await seats(3);
  await says("Ann", "going", 1);
  expect(await says("Bo", "going", 1)).toMatchObject({ kind: "in_line", line: 1 });
  expect(await says("Cy", "going")).toMatchObject({ kind: "in_line", line: 2 });
  expect(await says("Di", "if")).toEqual({ ok: true, kind: "if" });
  await says("Ann", "going", 0);
  expect(await table()).toBe("Ann Bo | Cy");
  await says("Bo", "going", 0);
  expect(await table()).toBe("Ann Bo Cy | ");
});

test("more seats take up the line; fewer ask nobody to get up; as many as come ends the line", async () => {
  for (const name of ["Ann", "Bo", "Cy", "Di", "Ed"]) await says(name, "going");
  const setTo = (count: number | null) =>
    db.$transaction(async (tx) => {
      await tx.meetup.update({ where: { id: monday }, data: { seats: count } });
      await settleMeetup(tx, monday);
    });
  await setTo(3);
  expect(await table()).toBe("Ann Bo Cy | Di Ed");
  await setTo(2);
  expect(await table()).toBe("Ann Bo Cy | Di Ed");
  await setTo(null);
  expect(await table()).toBe("Ann Bo Cy Di Ed | ");
  expect(await lettersLeft()).toEqual(["moved-up to Cy", "moved-up to Di", "moved-up to Ed"]);
});

test("a date that is off, dropped or over is left as it is", async () => {
  for (const name of ["Ann", "Bo", "Cy"]) await says(name, "going");
  await db.meetup.update({ where: { id: monday }, data: { seats: 3, cancelledAt: sundayEvening } });
  await db.$transaction((tx) => settleMeetup(tx, monday));
  await db.meetup.update({ where: { id: monday }, data: { cancelledAt: null } });
  expect(await table()).toBe("Ann Bo | Cy");
});
