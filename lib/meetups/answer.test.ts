import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { asVisitor, type MemberViewer } from "#lib/access/viewer.ts";
import { db } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import type { TestDatabase } from "#lib/postgres/testing.ts";
import { closeTestHouse, openTestHouse, sundayEvening } from "#lib/testing.ts";
import { setClock } from "#lib/time.ts";
import { answer } from "./answer.ts";
import { frontPage, meetupPage } from "./queries.ts";
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
});

const answers = () =>
  db.answer.findMany({ where: { meetupId: monday }, select: { memberId: true, kind: true } });

describe("saying it", () => {
  test("going, changed to might, taken back", async () => {
    expect(await answer(mina, { meetupId: monday, kind: "going" })).toEqual({ ok: true, kind: "going" });
    expect(await answer(mina, { meetupId: monday, kind: "might" })).toEqual({ ok: true, kind: "might" });
    expect(await answers()).toEqual([{ memberId: mina.id, kind: "might" }]);
    expect(await answer(mina, { meetupId: monday, kind: null })).toEqual({ ok: true, kind: null });
    expect(await answers()).toEqual([]);
  });

  test("taking back what was never said is fine", async () => {
    expect(await answer(mina, { meetupId: monday, kind: null })).toEqual({ ok: true, kind: null });
  });

  test("answers are per date", async () => {
    const wednesday = (await dateAt(series, "2026-11-25T11:00")).id;
    await answer(mina, { meetupId: monday, kind: "going" });
    await answer(mina, { meetupId: wednesday, kind: "cant" });
    expect((await meetupPage(mina, monday)).yours?.kind).toBe("going");
    expect((await meetupPage(mina, wednesday)).yours?.kind).toBe("cant");
  });

  test("a form sent again after a newer one changes nothing", async () => {
    await answer(mina, { meetupId: monday, kind: "going", sent: "first-form" });
    await answer(mina, { meetupId: monday, kind: "cant", sent: "second-form" });
    await answer(mina, { meetupId: monday, kind: "going", sent: "first-form" });
    expect(await answers()).toEqual([{ memberId: mina.id, kind: "cant" }]);
  });
});

describe("refused in words", () => {
  test("a date that is over", async () => {
    await answer(mina, { meetupId: monday, kind: "going" });
    setClock(new Date("2026-11-23T12:00:00Z"));
    expect(await answer(mina, { meetupId: monday, kind: "cant" })).toEqual({
      ok: false,
      refusal: "over",
      kind: "going",
    });
    expect(await answers()).toEqual([{ memberId: mina.id, kind: "going" }]);
  });

  test("a date that was called off", async () => {
    const friday = await dateAt(series, "2026-12-18T11:00");
    await db.meetup.update({ where: { id: friday.id }, data: { cancelledAt: sundayEvening } });
    expect(await answer(mina, { meetupId: friday.id, kind: "going" })).toMatchObject({
      refusal: "cancelled",
    });
  });

  test.each(["", "x", "00000000-0000-4000-8000-000000000000", "'; drop table answer"])(
    "an id that is none: %s",
    async (id) => {
      await expect(answer(mina, { meetupId: id, kind: "going" })).rejects.toThrow(NotFound);
    },
  );
});

describe("two browsers at once", () => {
  test("one answer is left, the later, in each of 200 races", async () => {
    for (let race = 0; race < 200; race++) {
      const both = await Promise.all([
        answer(mina, { meetupId: monday, kind: race % 2 ? "going" : "might" }),
        answer(mina, { meetupId: monday, kind: "cant" }),
        answer(theo, { meetupId: monday, kind: "going" }),
      ]);
      expect(both.every(({ ok }) => ok)).toBe(true);
      const left = await answers();
      expect(left.filter(({ memberId }) => memberId === mina.id)).toHaveLength(1);
      expect(left).toContainEqual({ memberId: theo.id, kind: "going" });
      await db.answer.deleteMany();
    }
  }, 60_000);

  test("the same form twice at once acts once", async () => {
    const both = await Promise.all([
      answer(mina, { meetupId: monday, kind: "going", sent: "the-same-form" }),
      answer(mina, { meetupId: monday, kind: "going", sent: "the-same-form" }),
    ]);
    expect(both.map(({ kind }) => kind)).toEqual(["going", "going"]);
    expect(await answers()).toHaveLength(1);
  });
});

describe("who sees what", () => {
  test("members see names, visitors numbers, and might never counts as going", async () => {
    await answer(mina, { meetupId: monday, kind: "going" });
    setClock(new Date(sundayEvening.getTime() + 1_000));
    await answer(theo, { meetupId: monday, kind: "might" });
    const forMember = await meetupPage(theo, monday);
    expect(forMember).toMatchObject({
      state: "someones-going",
      going: 1,
      might: 1,
      yours: { kind: "might" },
    });
    expect(forMember.people?.map(({ name }) => name)).toEqual(["Mina", "Theo"]);
    const forVisitor = await meetupPage(asVisitor(), monday);
    expect(forVisitor).toMatchObject({
      state: "someones-going",
      going: 1,
      might: 1,
      people: null,
      yours: null,
    });
    expect(JSON.stringify(forVisitor)).not.toMatch(/Mina|Theo/);
    expect(forVisitor.can.answer).toBe(false);
  });

  test("somebody suspended is not at the table any more", async () => {
    const gone = await makeMember("Gone");
    await answer(gone, { meetupId: monday, kind: "going" });
    await db.member.update({ where: { id: gone.id }, data: { suspendedAt: sundayEvening } });
    expect((await meetupPage(mina, monday)).people).toEqual([]);
    expect((await meetupPage(asVisitor(), monday)).going).toBe(0);
  });
});

describe("the dates are there", () => {
  test("twelve weeks ahead, whether or not any job ran", async () => {
    setClock(new Date("2027-06-01T09:00:00Z"));
    const { next } = await frontPage(mina);
    expect(next?.startsAt.toISOString()).toBe("2027-06-02T10:00:00.000Z");
    const last = await db.meetup.findFirstOrThrow({ orderBy: { startsAt: "desc" } });
    expect(last.startsAt.getTime()).toBeGreaterThan(
      new Date("2027-06-01T09:00:00Z").getTime() + 84 * 86_400_000,
    );
  });

  test("stay at eleven by the café's clock across the change of clocks", async () => {
    const starts = await db.meetup.findMany({
      where: { seriesId: series, local: { gte: "2027-03-26", lt: "2027-03-30" } },
      orderBy: { startsAt: "asc" },
    });
    expect(starts.map(({ local, startsAt }) => `${local} ${startsAt.toISOString().slice(11, 16)}`)).toEqual([
      "2027-03-26T11:00 11:00",
      "2027-03-29T11:00 10:00",
    ]);
  });

  test("laid out by several at once are there once", async () => {
    setClock(new Date("2027-12-01T09:00:00Z"));
    await Promise.all(Array.from({ length: 8 }, () => frontPage(mina)));
    const rows = await db.meetup.findMany({ where: { seriesId: series } });
    expect(new Set(rows.map(({ originalLocal }) => originalLocal)).size).toBe(rows.length);
  });
});
