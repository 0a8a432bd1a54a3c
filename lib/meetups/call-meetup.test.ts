import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { asVisitor, type MemberViewer } from "#lib/access/viewer.ts";
import { db } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import type { TestDatabase } from "#lib/postgres/testing.ts";
import { closeTestHouse, openTestHouse, sundayEvening } from "#lib/testing.ts";
import { setClock } from "#lib/time.ts";
import { callMeetup } from "./call-meetup.ts";
import { callSchema } from "./date-schema.ts";
import { mostCalled } from "./one-date-rules.ts";
import { frontPage, meetupPage } from "./queries.ts";
import { skipDate } from "./skip-date.ts";
import { makeMember } from "./testing.ts";

let house: TestDatabase;
let mina: MemberViewer;
let theo: MemberViewer;

beforeAll(async () => {
  house = await openTestHouse();
  [mina, theo] = [await makeMember("Mina"), await makeMember("Theo")];
});
afterAll(() => closeTestHouse(house));
beforeEach(async () => {
  setClock(sundayEvening);
  await db.meetup.deleteMany();
  await db.place.deleteMany();
  await db.site.deleteMany();
  await db.site.create({ data: { name: "Us", zone: "Europe/London", createdAt: sundayEvening } });
});

const walk = {
  name: "A walk round the reservoir",
  note: "Boots.",
  local: "2026-12-05T10:00",
  minutes: 90,
  place: { name: "Edgbaston Reservoir", address: "" },
  seats: null,
};

test("it stands as any date does, in the group's zone, and whoever called it goes", async () => {
  const called = await callMeetup(mina, walk);
  const id = called.ok ? called.id : "";
  expect(await meetupPage(theo, id)).toMatchObject({
    name: walk.name,
    note: "Boots.",
    series: null,
    startsAt: new Date("2026-12-05T10:00:00Z"),
    endsAt: new Date("2026-12-05T11:30:00Z"),
    zone: "Europe/London",
    state: "someones-going",
    people: [{ id: mina.id, kind: "going" }],
    can: { change: false },
  });
  expect((await meetupPage(mina, id)).can.change).toBe(true);
  expect(await db.meetup.findUniqueOrThrow({ where: { id } })).toMatchObject({
    seriesId: null,
    originalLocal: walk.local,
    calledById: mina.id,
  });
  expect((await frontPage(asVisitor())).next?.id).toBe(id);
});

test("nobody gets a letter", async () => {
  await callMeetup(mina, walk);
  const rows = await db.$queryRaw`SELECT 1 FROM pgboss.job WHERE name = 'send-letter'`;
  expect(rows).toEqual([]);
});

test("a place of that name needs no address written again, unless there are two", async () => {
  const costa = await db.place.create({ data: { name: "Costa", address: "High Street" } });
  const at = async (place: { name: string; address: string }) => {
    const called = await callMeetup(mina, { ...walk, place });
    return db.meetup.findUniqueOrThrow({
      where: { id: called.ok ? called.id : "" },
      include: { place: true },
    });
  };
  expect((await at({ name: "Costa", address: "" })).placeId).toBe(costa.id);
  expect((await at({ name: "Costa", address: "New Street" })).place.address).toBe("New Street");
  expect((await at({ name: "Costa", address: "" })).place).toMatchObject({ name: "Costa", address: "" });
});

describe("refused in words", () => {
  test("in the past; and sent twice it is there once", async () => {
    expect(await callMeetup(mina, { ...walk, local: "2026-11-22T17:00" })).toEqual({
      ok: false,
      refusal: "past",
    });
    await callMeetup(mina, { ...walk, sent: "one-form" });
    expect(await callMeetup(mina, { ...walk, sent: "one-form" })).toEqual({
      ok: false,
      refusal: "sent-already",
    });
    expect(await db.meetup.count()).toBe(1);
  });

  test("more than one person can have to come; what is skipped or over no longer counts", async () => {
    const calls = await Promise.all(Array.from({ length: mostCalled + 5 }, () => callMeetup(mina, walk)));
    expect(calls.filter(({ ok }) => ok)).toHaveLength(mostCalled);
    expect(await callMeetup(mina, walk)).toEqual({ ok: false, refusal: "too-many" });
    expect(await callMeetup(theo, walk)).toMatchObject({ ok: true });
    const first = calls.find(({ ok }) => ok);
    if (first?.ok) await skipDate(mina, { meetupId: first.id, reason: "Rain" });
    expect(await callMeetup(mina, walk)).toMatchObject({ ok: true });
  });

  test("before the group is set up", async () => {
    await db.site.deleteMany();
    await expect(callMeetup(mina, walk)).rejects.toThrow(NotFound);
  });
});

describe("the form", () => {
  const form = {
    name: "A walk",
    day: "2026-12-05",
    from: "10:00",
    till: "11:30",
    place: "Costa",
    address: "",
    note: "",
    seats: "",
  };

  test("reads as a date of an hour and a half", () => {
    expect(callSchema.parse(form)).toMatchObject({ local: "2026-12-05T10:00", minutes: 90, seats: null });
    expect(callSchema.parse({ ...form, seats: " 8 " }).seats).toBe(8);
  });

  test.each([
    ["name", { name: " " }],
    ["day", { day: "2026-02-30" }],
    ["day", { day: "5 December" }],
    ["from", { from: "25:00" }],
    ["till", { till: "09:00" }],
    ["till", { till: "10:04" }],
    ["seats", { seats: "1" }],
    ["seats", { seats: "501" }],
    ["seats", { seats: "a few" }],
    ["place", { place: "" }],
  ])("%s is wrong in %j", (field, wrong) => {
    const parsed = callSchema.safeParse({ ...form, ...wrong });
    expect(parsed.error?.issues.map(({ path }) => path[0])).toEqual([field]);
  });
});
