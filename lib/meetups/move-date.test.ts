// Over 250 lines because moving, skipping and bringing back undo each other, and their races need the same people.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { asVisitor, type MemberViewer, type OrganiserViewer } from "#lib/access/viewer.ts";
import { db } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import { boss } from "#lib/jobs/boss.ts";
import type { TestDatabase } from "#lib/postgres/testing.ts";
import { closeTestHouse, openTestHouse, sundayEvening } from "#lib/testing.ts";
import { setClock } from "#lib/time.ts";
import { answer } from "./answer.ts";
import { bringBack } from "./bring-back.ts";
import { moveDate } from "./move-date.ts";
import type { Slot } from "./one-date-rules.ts";
import { frontPage, meetupList, meetupPage } from "./queries.ts";
import { skipDate } from "./skip-date.ts";
import { dateAt, makeMember, makeOrganiser, makeSeries } from "./testing.ts";
import { writeNote } from "./write-note.ts";

let house: TestDatabase;
let olga: OrganiserViewer;
let mina: MemberViewer;
let theo: MemberViewer;
let series: string;
let monday: Awaited<ReturnType<typeof dateAt>>;

beforeAll(async () => {
  house = await openTestHouse();
  olga = await makeOrganiser("Olga");
  [mina, theo] = [await makeMember("Mina"), await makeMember("Theo")];
  series = await makeSeries();
  monday = await dateAt(series, "2026-11-23T11:00");
});
afterAll(() => closeTestHouse(house));
beforeEach(async () => {
  setClock(sundayEvening);
  await db.answer.deleteMany();
  await db.condition.deleteMany();
  const { id, ...before } = monday;
  await db.meetup.update({ where: { id }, data: before });
  await forgetLetters();
});

const costa = { name: "Costa", address: "High Street" };
const slot: Slot = { local: "2026-11-23T11:00", minutes: 60, place: costa, seats: null };
const tuesday: Slot = { ...slot, local: "2026-11-24T15:00", minutes: 90 };

const now = () => db.meetup.findUniqueOrThrow({ where: { id: monday.id }, include: { place: true } });

async function forgetLetters(): Promise<void> {
  await (await boss()).deleteAllJobs("send-letter");
}

/** Who gets a letter, by name, with its kind. */
async function letters(): Promise<string[]> {
  const rows = await db.$queryRaw<{ letter: string; name: string }[]>`
    SELECT j.data->>'letter' AS letter, m.name FROM pgboss.job j JOIN member m ON m.id::text = j.data->>'to'
    WHERE j.name = 'send-letter' ORDER BY 2`;
  return rows.map(({ letter, name }) => `${name}: ${letter}`);
}

async function wait(who: MemberViewer): Promise<void> {
  await db.condition.create({
    data: { meetupId: monday.id, memberId: who.id, company: 20, saidAt: sundayEvening },
  });
}

describe("moving one date", () => {
  test("time and place change, its identity and its answers stay", async () => {
    await answer(mina, { meetupId: monday.id, kind: "going" });
    const to = { ...tuesday, place: { name: "The library", address: "Vicarage Road" }, seats: 6 };
    expect(await moveDate(olga, { meetupId: monday.id, to })).toMatchObject({ ok: true, moves: true });
    expect(await now()).toMatchObject({
      id: monday.id,
      originalLocal: "2026-11-23T11:00",
      local: "2026-11-24T15:00",
      minutes: 90,
      startsAt: new Date("2026-11-24T15:00:00Z"),
      endsAt: new Date("2026-11-24T16:30:00Z"),
      place: { name: "The library" },
      seats: 6,
    });
    expect((await meetupPage(mina, monday.id)).yours?.kind).toBe("going");
  });

  test("the series' other dates stay, and no second one is laid out in its place", async () => {
    await moveDate(olga, { meetupId: monday.id, to: tuesday });
    const { then } = await frontPage(mina, 3);
    expect(then.map(({ startsAt }) => startsAt.toISOString().slice(0, 10))).toEqual([
      "2026-11-25",
      "2026-11-27",
    ]);
    expect(await db.meetup.count({ where: { seriesId: series, local: { startsWith: "2026-11-23" } } })).toBe(
      0,
    );
  });

  test("whoever would come is told, whoever waits for company too, and whoever did it not", async () => {
    const [olly, una, ned] = [await makeMember("Olly"), await makeMember("Una"), await makeMember("Ned")];
    await answer(mina, { meetupId: monday.id, kind: "going" });
    await answer(theo, { meetupId: monday.id, kind: "might" });
    await answer(olga, { meetupId: monday.id, kind: "going" });
    await answer(ned, { meetupId: monday.id, kind: "cant" });
    await db.answer.create({
      data: {
        meetupId: monday.id,
        memberId: olly.id,
        kind: "in_line",
        lineNumber: 1,
        answeredAt: sundayEvening,
      },
    });
    await wait(una);
    await moveDate(olga, { meetupId: monday.id, to: { ...tuesday, seats: 2 } });
    expect(await letters()).toEqual(["Mina", "Olly", "Theo", "Una"].map((name) => `${name}: date-moved`));
  });

  test("another seat goes to the next in the line", async () => {
    const data = { meetupId: monday.id, answeredAt: sundayEvening };
    await db.answer.create({ data: { ...data, memberId: mina.id, kind: "going" } });
    await db.answer.create({ data: { ...data, memberId: theo.id, kind: "going" } });
    const [ida, jo] = [await makeMember("Ida"), await makeMember("Jo")];
    for (const [at, who] of [ida, jo].entries())
      await db.answer.create({ data: { ...data, memberId: who.id, kind: "in_line", lineNumber: at + 1 } });
    await moveDate(olga, { meetupId: monday.id, to: { ...slot, seats: 3 } });
    expect((await meetupPage(ida, monday.id)).yours?.kind).toBe("going");
    expect((await meetupPage(jo, monday.id)).yours?.kind).toBe("in_line");
    expect(await letters()).toEqual(["Ida: moved-up"]);
  });

  test("seats alone are no move: nobody is told", async () => {
    await answer(mina, { meetupId: monday.id, kind: "going" });
    expect(await moveDate(olga, { meetupId: monday.id, to: { ...slot, seats: 4 } })).toMatchObject({
      moves: false,
    });
    expect((await now()).seats).toBe(4);
    expect(await letters()).toEqual([]);
  });

  test("there from … to … goes where it no longer fits, and stays where it does", async () => {
    await answer(mina, { meetupId: monday.id, kind: "going" });
    await answer(theo, { meetupId: monday.id, kind: "going" });
    const there = (who: MemberViewer, thereFrom: string | null, thereTo: string | null) =>
      db.answer.updateMany({ where: { memberId: who.id }, data: { thereFrom, thereTo } });
    await there(mina, "11:15", "11:45");
    await there(theo, "11:30", null);
    await moveDate(olga, { meetupId: monday.id, to: { ...slot, local: "2026-11-24T11:30" } });
    const left = await db.answer.findMany({
      orderBy: { answeredAt: "asc" },
      select: { thereFrom: true, thereTo: true },
    });
    expect(left).toEqual([
      { thereFrom: null, thereTo: null },
      { thereFrom: "11:30", thereTo: null },
    ]);
  });

  test("a start that the clock jumps over is later by the gap", async () => {
    const to = { ...slot, local: "2027-03-28T01:15" };
    await moveDate(olga, { meetupId: monday.id, to });
    expect(await now()).toMatchObject({
      local: "2027-03-28T01:15",
      startsAt: new Date("2027-03-28T01:15:00Z"),
    });
  });

  test("another place is not where the old one was; one that is known is where it is known to be", async () => {
    await moveDate(olga, { meetupId: monday.id, to: { ...slot, place: { ...costa, name: "The pub" } } });
    expect((await now()).place).toMatchObject({ name: "The pub", address: "" });
    await moveDate(olga, { meetupId: monday.id, to: { ...slot, place: { name: "Costa", address: "" } } });
    expect((await now()).place).toMatchObject(costa);
  });

  test("it can be put back, and the same form sent again does nothing", async () => {
    await moveDate(olga, { meetupId: monday.id, to: tuesday, sent: "the-form" });
    await moveDate(olga, { meetupId: monday.id, to: slot });
    expect(await now()).toMatchObject({ local: "2026-11-23T11:00", minutes: 60 });
    expect(await moveDate(olga, { meetupId: monday.id, to: tuesday, sent: "the-form" })).toMatchObject({
      refusal: "sent-already",
    });
    expect((await now()).local).toBe("2026-11-23T11:00");
  });

  test.each([
    ["onto the next", { ...slot, local: "2026-11-25T11:00" }, "taken"],
    ["into the past", { ...slot, local: "2026-11-20T11:00" }, "past"],
    ["nowhere", slot, "same"],
  ])("%s is refused, and nothing changes", async (_, to, refusal) => {
    expect(await moveDate(olga, { meetupId: monday.id, to })).toEqual({ ok: false, refusal });
    expect(await now()).toMatchObject({ local: "2026-11-23T11:00" });
  });

  test("onto a date that is skipped is fine, but then that one does not come back", async () => {
    const wednesday = await dateAt(series, "2026-11-25T11:00");
    await skipDate(olga, { meetupId: wednesday.id, reason: "Away" });
    const to = { ...slot, local: "2026-11-25T11:00" };
    expect(await moveDate(olga, { meetupId: monday.id, to })).toMatchObject({ ok: true });
    expect(await bringBack(olga, { meetupId: wednesday.id })).toEqual({ ok: false, refusal: "taken" });
    await moveDate(olga, { meetupId: monday.id, to: slot });
    expect(await bringBack(olga, { meetupId: wednesday.id })).toEqual({ ok: true });
  });
});

describe("skipping and bringing back", () => {
  test("off with its reason, listed, not the next; and on again with its answers", async () => {
    await answer(mina, { meetupId: monday.id, kind: "going" });
    expect(await skipDate(olga, { meetupId: monday.id, reason: "Most of us are away" })).toEqual({
      ok: true,
    });
    expect(await meetupPage(asVisitor(), monday.id)).toMatchObject({
      state: "cancelled",
      skipped: true,
      cancelledFor: "Most of us are away",
    });
    expect((await frontPage(mina)).next?.id).not.toBe(monday.id);
    expect((await meetupList(mina, {})).dates[0]?.id).toBe(monday.id);
    expect(await letters()).toEqual(["Mina: date-skipped"]);
    await forgetLetters();
    expect(await bringBack(olga, { meetupId: monday.id })).toEqual({ ok: true });
    expect(await letters()).toEqual(["Mina: date-back"]);
    expect(await now()).toMatchObject({ cancelledAt: null, cancelledById: null, cancelledFor: "" });
    expect((await meetupPage(mina, monday.id)).yours?.kind).toBe("going");
  });
});

describe("who may", () => {
  test("organisers and whoever called it; to other members it is not there", async () => {
    const attempts = (who: MemberViewer) => [
      () => moveDate(who, { meetupId: monday.id, to: tuesday }),
      () => skipDate(who, { meetupId: monday.id, reason: "No" }),
      () => bringBack(who, { meetupId: monday.id }),
      () => writeNote(who, { meetupId: monday.id, note: "Mine" }),
    ];
    for (const attempt of attempts(mina)) await expect(attempt()).rejects.toThrow(NotFound);
    expect((await meetupPage(mina, monday.id)).can.change).toBe(false);
    await db.meetup.update({ where: { id: monday.id }, data: { calledById: mina.id } });
    for (const attempt of attempts(mina)) await attempt();
    for (const attempt of attempts(theo)) await expect(attempt()).rejects.toThrow(NotFound);
    expect((await meetupPage(mina, monday.id)).can.change).toBe(true);
    expect((await meetupPage(theo, monday.id)).can.change).toBe(false);
    expect((await meetupPage(asVisitor(), monday.id)).can.change).toBe(false);
    expect((await now()).note).toBe("Mine");
  });
});

describe("fifty answer at once while an organiser moves the date", () => {
  test("in 200 races no answer is lost and the date is whole", async () => {
    const fifty = await Promise.all(Array.from({ length: 50 }, (_, at) => makeMember(`Racer${at}`)));
    const kinds = ["going", "might", "cant"] as const;
    for (let race = 0; race < 200; race++) {
      const to = race % 2 ? slot : tuesday;
      const said = fifty.map((who, at) => ({ who, kind: kinds[(at + race) % 3] ?? "going" }));
      const [first, second] = [said.slice(0, 25), said.slice(25)];
      const says = ({ who, kind }: (typeof said)[number]) => answer(who, { meetupId: monday.id, kind });
      const all: { ok: boolean }[] = await Promise.all([
        ...first.map(says),
        moveDate(olga, { meetupId: monday.id, to }),
        ...second.map(says),
      ]);
      expect(all.filter(({ ok }) => !ok)).toEqual([]);
      const left = await db.answer.findMany({ where: { meetupId: monday.id } });
      expect(new Map(left.map(({ memberId, kind }) => [memberId, kind]))).toEqual(
        new Map(said.map(({ who, kind }) => [who.id, kind])),
      );
      expect(await now()).toMatchObject({
        originalLocal: monday.originalLocal,
        local: to.local,
        minutes: to.minutes,
        startsAt: new Date(`${to.local}:00Z`),
        endsAt: new Date(new Date(`${to.local}:00Z`).getTime() + to.minutes * 60_000),
      });
      if (race % 20 === 19) await forgetLetters();
    }
  }, 240_000);

  test("two organisers who move two dates onto one start: one of them is refused, each of 200 times", async () => {
    const wednesday = await dateAt(series, "2026-11-25T11:00");
    for (let race = 0; race < 200; race++) {
      const to = { ...slot, local: "2026-11-26T16:00" };
      const both = await Promise.all([
        moveDate(olga, { meetupId: monday.id, to }),
        moveDate(olga, { meetupId: wednesday.id, to }),
      ]);
      expect(both.map((one) => (one.ok ? "moved" : one.refusal)).sort()).toEqual(["moved", "taken"]);
      const at = both[0]?.ok ? monday : wednesday;
      await moveDate(olga, { meetupId: at.id, to: { ...slot, local: at.local } });
    }
  }, 120_000);
});
