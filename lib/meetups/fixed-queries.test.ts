import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { addDays } from "#lib/calendar/wall-time.ts";
import { db } from "#lib/db.ts";
import type { TestDatabase } from "#lib/postgres/testing.ts";
import { closeTestHouse, openTestHouse, sundayEvening } from "#lib/testing.ts";
import { setClock } from "#lib/time.ts";
import { answer } from "./answer.ts";
import { fixedDates, nextDates } from "./fixed-queries.ts";
import { meetupAt } from "./lay-out.ts";
import { dateAt, makeMember, makeSeries } from "./testing.ts";

let house: TestDatabase;
let mina: MemberViewer;
let theo: MemberViewer;
let series: string;
let monday: string;

beforeAll(async () => {
  house = await openTestHouse();
  [mina, theo] = [await makeMember("Mina"), await makeMember("Theo")];
  series = await makeSeries();
  monday = (await dateAt(series, "2026-11-23T11:00")).id;
});
afterAll(() => closeTestHouse(house));
beforeEach(async () => {
  setClock(sundayEvening);
  await db.answer.deleteMany();
  await db.meetup.updateMany({ data: { cancelledAt: null, asksTill: null } });
  await db.meetup.deleteMany({ where: { seriesId: null } });
});

const thatWeek = { from: "2026-11-23", to: "2026-11-27" };

async function oneOff(local: string, zone: string, name: string): Promise<string> {
  const { placeId } = await db.meetup.findUniqueOrThrow({ where: { id: monday } });
  const { id } = await db.meetup.create({ data: { ...meetupAt(local, zone, 60, placeId), name } });
  return id;
}

describe("the dates for other people's scripts", () => {
  test("have the shape that is promised, in order, with counts and no names", async () => {
    await answer(mina, { meetupId: monday, kind: "going" });
    await answer(theo, { meetupId: monday, kind: "might" });
    const dates = await fixedDates(thatWeek);
    expect(dates.map(({ start }) => start)).toEqual([
      "2026-11-23T11:00:00+00:00",
      "2026-11-25T11:00:00+00:00",
      "2026-11-27T11:00:00+00:00",
    ]);
    expect(dates[0]).toEqual({
      id: monday,
      url: `http://localhost:3000/meetups/${monday}`,
      series: "Elevenses",
      start: "2026-11-23T11:00:00+00:00",
      end: "2026-11-23T12:00:00+00:00",
      zone: "Europe/London",
      place: "Costa, High Street",
      state: "someones-going",
      going: 1,
      status: "confirmed",
    });
    expect(JSON.stringify(dates)).not.toMatch(/Mina|Theo/);
  });

  test("carry the offset of their own day", async () => {
    setClock(new Date("2027-03-01T09:00Z"));
    const dates = await fixedDates({ from: "2027-03-26", to: "2027-03-29" });
    expect(dates.map(({ start }) => start)).toEqual([
      "2027-03-26T11:00:00+00:00",
      "2027-03-29T11:00:00+01:00",
    ]);
  });

  test("lie in the window by their own zone's days, both ends included", async () => {
    const auckland = await oneOff("2026-11-24T00:30", "Pacific/Auckland", "Early birds");
    const honolulu = await oneOff("2026-11-24T23:30", "Pacific/Honolulu", "Night owls");
    const found = await fixedDates({ from: "2026-11-24", to: "2026-11-24" });
    expect(found.map(({ id, series: name, start }) => [id, name, start])).toEqual([
      [auckland, "Early birds", "2026-11-24T00:30:00+13:00"],
      [honolulu, "Night owls", "2026-11-24T23:30:00-10:00"],
    ]);
  });

  test("that are skipped are among them, those that were dropped are not, and one that is asked about is tentative", async () => {
    await db.meetup.update({ where: { id: monday }, data: { cancelledAt: sundayEvening } });
    const wednesday = (await dateAt(series, "2026-11-25T11:00")).id;
    const asksTill = new Date("2026-11-24T11:00Z");
    await db.meetup.update({ where: { id: wednesday }, data: { asksTill } });
    const states = async () => (await fixedDates(thatWeek)).map(({ status, state }) => [status, state]);
    expect(await states()).toEqual([
      ["cancelled", "cancelled"],
      ["tentative", "open-table"],
      ["confirmed", "open-table"],
    ]);
    setClock(asksTill);
    expect((await states())[1]).toEqual(["confirmed", "open-table"]);
    const friday = await dateAt(series, "2026-11-27T11:00");
    const change = await db.patternChange.create({
      data: { seriesId: series, fromDate: "2026-11-27", appliedAt: sundayEvening, madeVersion: 9 },
    });
    await db.meetup.update({ where: { id: friday.id }, data: { droppedById: change.id } });
    expect(await states()).toHaveLength(2);
    await db.meetup.update({ where: { id: friday.id }, data: { droppedById: null } });
  });

  test("are there twelve weeks ahead though no job ran", async () => {
    setClock(new Date("2027-06-01T09:00Z"));
    const dates = await fixedDates({ from: "2027-06-01", to: addDays("2027-06-01", 84) });
    expect(dates).toHaveLength(36);
    expect(dates.at(-1)?.start).toBe("2027-08-23T11:00:00+01:00");
  });
});

describe("the next dates of a frame", () => {
  test("are those that are held and not over, as a visitor sees them", async () => {
    await answer(mina, { meetupId: monday, kind: "going" });
    await db.meetup.update({
      where: { id: (await dateAt(series, "2026-11-25T11:00")).id },
      data: { cancelledAt: sundayEvening },
    });
    setClock(new Date("2026-11-23T11:59Z"));
    const dates = await nextDates(2);
    expect(dates.map(({ startsAt }) => startsAt.toISOString())).toEqual([
      "2026-11-23T11:00:00.000Z",
      "2026-11-27T11:00:00.000Z",
    ]);
    expect(dates[0]).toMatchObject({ going: 1, people: null, yours: null, can: { answer: false } });
    setClock(new Date("2026-11-23T12:00Z"));
    expect(await nextDates(1)).toHaveLength(1);
    expect((await nextDates(1))[0]?.id).not.toBe(monday);
  });

  test("of one series are of no other, and of none there are none", async () => {
    await oneOff("2026-11-23T09:00", "Europe/London", "Breakfast");
    expect((await nextDates(1))[0]?.name).toBe("Breakfast");
    expect((await nextDates(1, series))[0]?.id).toBe(monday);
    expect(await nextDates(3, "00000000-0000-4000-8000-000000000000")).toEqual([]);
  });
});
