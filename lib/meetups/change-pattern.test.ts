// Long, because preview, apply and undo of a change share one house and are told as one story.
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { MemberViewer, OrganiserViewer } from "#lib/access/viewer.ts";
import { db } from "#lib/db.ts";
import type { TestDatabase } from "#lib/postgres/testing.ts";
import { closeTestHouse, openTestHouse } from "#lib/testing.ts";
import { setClock } from "#lib/time.ts";
import { answer } from "./answer.ts";
import { changePattern } from "./change-pattern.ts";
import { layOutAllDates } from "./lay-out.ts";
import { frontPage, meetupPage } from "./queries.ts";
import { previewChange, seriesPage } from "./series-queries.ts";
import { dateAt, makeMember, makeOrganiser, makeSeries } from "./testing.ts";
import { undoChange } from "./undo-change.ts";
import type { WantedChange, WantedPattern } from "./wanted-change.ts";

let house: TestDatabase;
let theo: OrganiserViewer;
let mina: MemberViewer;
let series: string;

beforeEach(async () => {
  house = await openTestHouse();
  theo = await makeOrganiser("Theo");
  mina = await makeMember("Mina");
  series = await makeSeries();
});
afterEach(() => closeTestHouse(house));

const costa = { name: "Costa", address: "High Street" };
const mondays: WantedPattern = {
  what: "pattern",
  from: "2026-11-30",
  pattern: { every: "week", days: ["MO"] },
  start: "11:00",
  end: "12:00",
  place: costa,
  zone: "Europe/London",
};
const halfPast: WantedPattern = {
  ...mondays,
  pattern: { every: "week", days: ["MO", "WE", "FR"] },
  start: "11:30",
  end: "12:30",
};

/** The preview of what can be done. */
async function preview(wanted: WantedChange, viewer = theo) {
  const previewed = await previewChange(viewer, series, wanted);
  if (!previewed.ok) throw new Error(previewed.refusal);
  return previewed;
}

async function apply(wanted: WantedChange, viewer = theo) {
  const { fingerprint } = await preview(wanted, viewer);
  return changePattern(viewer, series, { wanted, fingerprint });
}

/** Every coming date as people see it, as far as the first lay-out reached; beyond it more may be laid out. */
async function standing(until = "2027-02-22"): Promise<string[]> {
  const rows = await db.meetup.findMany({
    where: { seriesId: series, droppedById: null, local: { lt: until } },
    orderBy: { startsAt: "asc" },
    include: { place: true, answers: true },
  });
  return rows.map(
    ({ id, local, minutes, place, answers }) => `${id} ${local} ${minutes} ${place.name} ${answers.length}`,
  );
}

const letters = async () => {
  const rows = await db.$queryRaw<{ data: { letter: string; to: string } }[]>`
    SELECT data FROM pgboss.job WHERE name = 'send-letter' ORDER BY created_on`;
  return rows.map(({ data }) => `${data.letter} ${data.to}`);
};

describe("preview", () => {
  test("says of each coming date for twelve weeks what becomes of it, and who had answered", async () => {
    await answer(mina, { meetupId: (await dateAt(series, "2026-12-02T11:00")).id, kind: "going" });
    const { lines, told } = await preview(mondays);
    const of = (local: string) => lines.find(({ from }) => from?.local === local);
    expect(of("2026-11-30T11:00")).toMatchObject({ kind: "kept" });
    expect(of("2026-12-02T11:00")).toMatchObject({ kind: "dropped", going: ["Mina"] });
    expect(of("2026-11-25T11:00")).toMatchObject({ kind: "kept" });
    expect((lines.at(-1)?.from ?? lines.at(-1)?.to)?.local ?? "").toMatch(/^2027-02-(1|2)/);
    expect(told).toEqual(["Mina"]);
  });

  test("changes nothing", async () => {
    const before = await standing();
    await preview(halfPast);
    expect(await standing()).toEqual(before);
  });
});

describe("apply", () => {
  test("keeps answers on kept dates, drops the others, and tells whose date goes", async () => {
    const kept = await dateAt(series, "2026-11-30T11:00");
    const goes = await dateAt(series, "2026-12-02T11:00");
    await answer(mina, { meetupId: kept.id, kind: "going" });
    await answer(mina, { meetupId: goes.id, kind: "might" });
    expect(await apply(mondays)).toMatchObject({ ok: true, told: 1 });
    expect(await meetupPage(mina, kept.id)).toMatchObject({
      yours: { kind: "going" },
      state: "someones-going",
    });
    expect(await meetupPage(mina, goes.id)).toMatchObject({ state: "cancelled", answerable: false });
    expect(await letters()).toEqual([`date-gone ${mina.id}`]);
    const { then } = await frontPage(mina, 4);
    expect(then.map(({ startsAt }) => startsAt.toISOString().slice(0, 10))).toEqual([
      "2026-11-25",
      "2026-11-27",
      "2026-11-30",
    ]);
  });

  test("another time on the same day moves the date, its address and answers with it", async () => {
    const date = await dateAt(series, "2026-12-02T11:00");
    await answer(mina, { meetupId: date.id, kind: "going" });
    await apply(halfPast);
    const moved = await meetupPage(mina, date.id);
    expect(moved).toMatchObject({ yours: { kind: "going" }, state: "someones-going" });
    expect(moved.startsAt.toISOString()).toBe("2026-12-02T11:30:00.000Z");
    await layOutAllDates();
    expect((await standing()).filter((each) => each.includes("2026-12-02"))).toHaveLength(1);
  });

  test("a new place goes to every date from then on", async () => {
    await apply({ ...mondays, place: { name: "The library", address: "" } });
    expect((await dateAt(series, "2026-12-07T11:00")).placeId).not.toBe(
      (await dateAt(series, "2026-11-23T11:00")).placeId,
    );
  });

  test("dates dropped and wanted again come back with their address and answers", async () => {
    const date = await dateAt(series, "2026-12-02T11:00");
    await answer(mina, { meetupId: date.id, kind: "going" });
    await apply(mondays);
    await apply({ ...mondays, pattern: { every: "week", days: ["MO", "WE"] } });
    expect(await meetupPage(mina, date.id)).toMatchObject({
      yours: { kind: "going" },
      state: "someones-going",
    });
  });

  test("a plan that is not the one that was read is refused, and nothing is done", async () => {
    const { fingerprint } = await preview(mondays);
    const ada = await makeOrganiser("Ada");
    await apply(halfPast, ada);
    const before = await standing();
    expect(await changePattern(theo, series, { wanted: mondays, fingerprint })).toEqual({
      ok: false,
      refusal: "stale",
    });
    expect(await standing()).toEqual(before);
  });

  test("an answer between preview and apply does not make it stale, and is kept", async () => {
    const { fingerprint } = await preview(halfPast);
    const date = await dateAt(series, "2026-12-02T11:00");
    await answer(mina, { meetupId: date.id, kind: "going" });
    expect(await changePattern(theo, series, { wanted: halfPast, fingerprint })).toMatchObject({
      ok: true,
      told: 1,
    });
  });

  test("the same form twice at once applies once", async () => {
    const { fingerprint } = await preview(mondays);
    const both = await Promise.all([
      changePattern(theo, series, { wanted: mondays, fingerprint, sent: "one-form" }),
      changePattern(theo, series, { wanted: mondays, fingerprint, sent: "one-form" }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });
});

describe("a change that begins far ahead", () => {
  const later: WantedPattern = { ...mondays, from: "2027-06-07" };
  const days = async (from: string, until: string) => {
    const rows = await db.meetup.findMany({
      where: { seriesId: series, droppedById: null, local: { gte: from, lt: until } },
      orderBy: { local: "asc" },
    });
    return rows.map(({ local }) => local.slice(0, 10));
  };

  test("leaves no gap: the old rule goes on until it begins, and no day gets two dates", async () => {
    expect(await apply(later)).toMatchObject({ ok: true });
    setClock(new Date("2027-03-15T12:00:00Z"));
    await layOutAllDates();
    const between = await days("2027-03-01", "2027-06-07");
    expect(between).toHaveLength(14 * 3);
    expect(await days("2027-06-07", "2027-06-15")).toEqual(["2027-06-07", "2027-06-14"]);
  });

  test("is undone to the dates the old rule gives", async () => {
    const changed = await apply(later);
    if (!changed.ok) throw new Error(changed.refusal);
    setClock(new Date("2027-04-15T12:00:00Z"));
    await layOutAllDates();
    await undoChange(theo, series, changed.changeId);
    expect(await days("2027-06-07", "2027-06-14")).toEqual(["2027-06-07", "2027-06-09", "2027-06-11"]);
  });
});

describe("undo", () => {
  test.each([
    ["fewer dates", mondays],
    ["another time", halfPast],
    [
      "once a month",
      { ...mondays, pattern: { every: "month-nth", nth: 1, day: "FR" } } satisfies WantedPattern,
    ],
    [
      "more dates elsewhere",
      {
        ...halfPast,
        pattern: { every: "week", days: ["TU", "TH", "SA"] },
        place: { name: "Park", address: "" },
      } satisfies WantedPattern,
    ],
  ])("restores what was: %s", async (_what, wanted) => {
    await answer(mina, { meetupId: (await dateAt(series, "2026-12-02T11:00")).id, kind: "going" });
    const before = await standing();
    const changed = await apply(wanted);
    if (!changed.ok) throw new Error(changed.refusal);
    expect(await standing()).not.toEqual(before);
    expect(await undoChange(theo, series, changed.changeId)).toEqual({ ok: true });
    expect(await standing()).toEqual(before);
    expect((await seriesPage(theo, series)).rule?.pattern).toEqual({
      every: "week",
      days: ["MO", "WE", "FR"],
    });
  });

  test("after the days have gone on: what was laid out since by the new rule goes, and the old rule's dates come", async () => {
    const changed = await apply({ ...mondays, pattern: { every: "week", days: ["TU"] } });
    if (!changed.ok) throw new Error(changed.refusal);
    setClock(new Date("2027-01-20T18:00:00Z"));
    await layOutAllDates();
    await undoChange(theo, series, changed.changeId);
    const days = (await standing("2028"))
      .map((each) => each.split(" ")[1] ?? "")
      .filter((local) => local > "2027-01-21");
    expect(days.every((local) => [1, 3, 5].includes(new Date(`${local}Z`).getUTCDay()))).toBe(true);
    expect(days.at(-1)?.slice(0, 7)).toBe("2027-04");
    expect(new Set(days).size).toBe(days.length);
  });

  test("only the newest change, and once", async () => {
    const first = await apply(mondays);
    const second = await apply(halfPast);
    if (!first.ok || !second.ok) throw new Error("not applied");
    expect(await undoChange(theo, series, first.changeId)).toEqual({ ok: false, refusal: "not-the-newest" });
    expect(await undoChange(theo, series, second.changeId)).toEqual({ ok: true });
    expect(await undoChange(theo, series, second.changeId)).toEqual({ ok: false, refusal: "undone-already" });
    expect(await undoChange(theo, series, first.changeId)).toEqual({ ok: true });
  });

  test("tells those who had answered a date it touches", async () => {
    await answer(mina, { meetupId: (await dateAt(series, "2026-12-02T11:00")).id, kind: "going" });
    const changed = await apply(mondays);
    if (!changed.ok) throw new Error(changed.refusal);
    await undoChange(theo, series, changed.changeId);
    expect(await letters()).toEqual([`date-gone ${mina.id}`, `change-undone ${mina.id}`]);
  });
});
