import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { MemberViewer, OrganiserViewer } from "#lib/access/viewer.ts";
import { db } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import { boss } from "#lib/jobs/boss.ts";
import type { TestDatabase } from "#lib/postgres/testing.ts";
import { closeTestHouse, openTestHouse } from "#lib/testing.ts";
import { setClock } from "#lib/time.ts";
import { answer } from "./answer.ts";
import { bringBack } from "./bring-back.ts";
import { changeSettings } from "./change-settings.ts";
import { layOutDates } from "./lay-out.ts";
import { moveDate } from "./move-date.ts";
import { meetupPage } from "./queries.ts";
import { type SeriesSettings, settingsSchema } from "./settings-schema.ts";
import { skipDate } from "./skip-date.ts";
import { tendMeetups } from "./tend.ts";
import { dateAt, makeMember, makeOrganiser, makeSeries } from "./testing.ts";

let house: TestDatabase;
let olga: OrganiserViewer;
let mina: MemberViewer;
let theo: MemberViewer;
let series: string;

/** Good Friday and Easter Monday of 2027 are within reach. */
const inMarch = new Date("2027-03-01T09:00:00Z");
const goodFriday = "2027-03-26T11:00";
const easterMonday = "2027-03-29T11:00";

beforeAll(async () => {
  house = await openTestHouse();
  olga = await makeOrganiser("Olga");
  [mina, theo] = [await makeMember("Mina"), await makeMember("Theo")];
});
afterAll(() => closeTestHouse(house));
beforeEach(async () => {
  setClock(inMarch);
  await db.series.deleteMany();
  await (await boss()).deleteAllJobs("send-letter");
  series = await makeSeries();
});

const plain: SeriesSettings = {
  name: "Elevenses",
  note: "",
  holidays: "GB-ENG",
  onHolidays: "meets",
  seats: null,
  proposals: "on",
  proposalDays: 7,
};
const save = (settings: Partial<SeriesSettings>) => changeSettings(olga, series, { ...plain, ...settings });
const at = (local: string) => dateAt(series, local);

async function letters(): Promise<string[]> {
  const rows = await db.$queryRaw<{ letter: string }[]>`
    SELECT data->>'letter' AS letter FROM pgboss.job WHERE name = 'send-letter' AND data->>'letter' LIKE 'date-%' ORDER BY created_on`;
  return rows.map(({ letter }) => letter);
}

describe("public holidays", () => {
  test("are marked on the dates there are and on those laid out later", async () => {
    await save({});
    expect((await at(easterMonday)).holiday).toBe("Easter Monday");
    expect((await at("2027-03-31T11:00")).holiday).toBe("");
    setClock(new Date("2027-06-01T09:00:00Z"));
    await db.$transaction((tx) => layOutDates(tx, series));
    expect(await at("2027-08-30T11:00")).toMatchObject({ holiday: "Summer bank holiday", cancelledAt: null });
    await save({ holidays: "" });
    expect((await at("2027-08-30T11:00")).holiday).toBe("");
  });

  test("are skipped with their name as the reason, and by nobody; whoever would come is told", async () => {
    await answer(mina, { meetupId: (await at(easterMonday)).id, kind: "going" });
    await save({ onHolidays: "skips" });
    expect(await at(easterMonday)).toMatchObject({ cancelledFor: "Easter Monday", cancelledById: null });
    expect((await at(goodFriday)).cancelledAt).toEqual(expect.any(Date));
    expect((await at("2027-03-31T11:00")).cancelledAt).toBeNull();
    expect(await letters()).toEqual(["date-skipped"]);
    await save({ onHolidays: "meets" });
    expect(await at(easterMonday)).toMatchObject({
      cancelledAt: null,
      cancelledFor: "",
      holiday: "Easter Monday",
    });
    expect(await letters()).toEqual(["date-skipped", "date-back"]);
  });

  test("new dates of a series that skips them are off from the start", async () => {
    await save({ onHolidays: "skips" });
    setClock(new Date("2027-06-01T09:00:00Z"));
    await db.$transaction((tx) => layOutDates(tx, series));
    expect(await at("2027-08-30T11:00")).toMatchObject({ cancelledFor: "Summer bank holiday" });
  });

  test("what somebody did by hand stays", async () => {
    const [friday, monday] = [await at(goodFriday), await at(easterMonday)];
    await skipDate(olga, { meetupId: friday.id, reason: "Decorating" });
    const place = { name: "Costa", address: "High Street" };
    const to = { local: "2027-03-29T15:00", minutes: 60, place, seats: null };
    await moveDate(olga, { meetupId: monday.id, to });
    await save({ onHolidays: "skips" });
    expect(await at("2027-03-29T15:00")).toMatchObject({ holiday: "Easter Monday", cancelledAt: null });
    await save({ onHolidays: "meets" });
    expect(await at(goodFriday)).toMatchObject({ cancelledFor: "Decorating", holiday: "Good Friday" });
  });

  test("one brought back stays on when something else is saved", async () => {
    await save({ onHolidays: "skips" });
    await bringBack(olga, { meetupId: (await at(goodFriday)).id });
    await save({ onHolidays: "skips", name: "Elevenses again", proposalDays: 9 });
    expect((await at(goodFriday)).cancelledAt).toBeNull();
    expect((await at(easterMonday)).cancelledAt).not.toBeNull();
  });

  test("a date that is moved onto one, or off it, is marked so", async () => {
    await save({});
    const monday = await at(easterMonday);
    const place = { name: "Costa", address: "High Street" };
    await moveDate(olga, {
      meetupId: monday.id,
      to: { local: "2027-03-30T11:00", minutes: 60, place, seats: null },
    });
    expect((await at("2027-03-30T11:00")).holiday).toBe("");
  });

  test("a region that is none is refused and nothing is saved", async () => {
    expect(await save({ holidays: "GB-XYZ", name: "Other" })).toEqual({
      ok: false,
      refusal: "unknown-region",
    });
    expect((await db.series.findUniqueOrThrow({ where: { id: series } })).name).toBe("Elevenses");
  });
});

describe("asks", () => {
  /** A day before Easter Monday's eleven o'clock, which is summer time, and a minute. */
  const due = new Date("2027-03-28T10:01:00Z");

  beforeEach(async () => {
    await save({ onHolidays: "asks" });
  });

  test("until a day before the start", async () => {
    const monday = await at(easterMonday);
    expect(monday.asksTill).toEqual(new Date("2027-03-28T10:00:00Z"));
    setClock(new Date("2027-03-28T09:59:00Z"));
    await tendMeetups();
    expect((await at(easterMonday)).asksTill).toEqual(monday.asksTill);
  });

  test("nobody said so, and might is not so: it is off, and who might have come hears of it", async () => {
    await answer(mina, { meetupId: (await at(easterMonday)).id, kind: "might" });
    setClock(due);
    await tendMeetups();
    expect(await at(easterMonday)).toMatchObject({
      asksTill: null,
      cancelledFor: "Easter Monday",
      cancelledById: null,
    });
    expect(await letters()).toEqual(["date-skipped"]);
    await bringBack(olga, { meetupId: (await at(easterMonday)).id });
    await tendMeetups();
    expect(await at(easterMonday)).toMatchObject({ asksTill: null, cancelledAt: null });
  });

  test("somebody said so: it is on, and nobody is asked again", async () => {
    await answer(mina, { meetupId: (await at(easterMonday)).id, kind: "going" });
    setClock(due);
    await Promise.all([tendMeetups(), tendMeetups()]);
    expect(await at(easterMonday)).toMatchObject({ asksTill: null, cancelledAt: null });
    expect((await meetupPage(theo, (await at(easterMonday)).id)).state).toBe("someones-going");
  });

  test("somebody suspended does not hold it", async () => {
    const gone = await makeMember(`Gone${Math.floor(performance.now())}`);
    await answer(gone, { meetupId: (await at(easterMonday)).id, kind: "going" });
    await db.member.update({ where: { id: gone.id }, data: { suspendedAt: inMarch } });
    setClock(due);
    await tendMeetups();
    expect((await at(easterMonday)).cancelledAt).not.toBeNull();
  });

  test("one that was skipped by hand meanwhile keeps its reason", async () => {
    await skipDate(olga, { meetupId: (await at(easterMonday)).id, reason: "Away" });
    setClock(due);
    await tendMeetups();
    expect(await at(easterMonday)).toMatchObject({ cancelledFor: "Away", asksTill: null });
  });

  test("an answer that races the clock counts or is told that it is off: never on with nobody, 100 times", async () => {
    const { id } = await at(easterMonday);
    for (let race = 0; race < 100; race++) {
      setClock(due);
      await db.meetup.update({
        where: { id },
        data: { asksTill: new Date("2027-03-28T10:00:00Z"), cancelledAt: null, cancelledFor: "" },
      });
      await db.answer.deleteMany({ where: { meetupId: id } });
      const [, answered] = await Promise.all([tendMeetups(), answer(mina, { meetupId: id, kind: "going" })]);
      const { cancelledAt } = await at(easterMonday);
      expect(answered.ok).toBe(cancelledAt === null);
    }
  }, 60_000);
});

describe("seats and the rest", () => {
  test("go to the coming dates that had the series' number, and to new ones", async () => {
    const monday = await at(easterMonday);
    await db.meetup.update({ where: { id: monday.id }, data: { seats: 20 } });
    await save({ seats: 6, name: "Elevenses at six", note: "Upstairs", proposals: "off", proposalDays: 14 });
    expect((await at(goodFriday)).seats).toBe(6);
    expect((await at(easterMonday)).seats).toBe(20);
    setClock(new Date("2027-06-01T09:00:00Z"));
    await db.$transaction((tx) => layOutDates(tx, series));
    expect((await at("2027-08-27T11:00")).seats).toBe(6);
    expect(await db.series.findUniqueOrThrow({ where: { id: series } })).toMatchObject({
      name: "Elevenses at six",
      note: "Upstairs",
      proposals: "off",
      proposalDays: 14,
    });
  });

  test("of a series that is not there: not found", async () => {
    const nothing = "00000000-0000-4000-8000-000000000000";
    await expect(changeSettings(olga, nothing, plain)).rejects.toThrow(NotFound);
  });

  test.each([
    ["proposalDays", { proposalDays: "0" }],
    ["proposalDays", { proposalDays: "31" }],
    ["onHolidays", { onHolidays: "perhaps" }],
    ["seats", { seats: "1" }],
    ["name", { name: "" }],
  ])("%s is wrong in %j", (field, wrong) => {
    const form = { ...plain, seats: "", proposalDays: "7", ...wrong };
    expect(settingsSchema.safeParse(form).error?.issues.map(({ path }) => path[0])).toEqual([field]);
  });
});
