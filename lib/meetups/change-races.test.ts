import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { lockSeries } from "#lib/access/find.ts";
import type { MemberViewer, OrganiserViewer } from "#lib/access/viewer.ts";
import { db } from "#lib/db.ts";
import type { TestDatabase } from "#lib/postgres/testing.ts";
import { closeTestHouse, openTestHouse } from "#lib/testing.ts";
import { answer } from "./answer.ts";
import { applyChange, changePattern } from "./change-pattern.ts";
import { keepAsOneOff } from "./keep-as-one-off.ts";
import { previewChange } from "./series-queries.ts";
import { dateAt, makeMember, makeOrganiser, makeSeries } from "./testing.ts";
import { undoChange } from "./undo-change.ts";
import type { WantedChange, WantedPattern } from "./wanted-change.ts";

// Each race is run on real PostgreSQL 200 times. Who wins is up to the machine; what must hold is asserted for both.
const RACES = 200;

let house: TestDatabase;
let theo: OrganiserViewer;
let ada: OrganiserViewer;
let mina: MemberViewer;
let series: string;

beforeAll(async () => {
  house = await openTestHouse();
  [theo, ada, mina] = [await makeOrganiser("Theo"), await makeOrganiser("Ada"), await makeMember("Mina")];
});
afterAll(() => closeTestHouse(house));
beforeEach(async () => {
  await db.series.deleteMany();
  series = await makeSeries();
});

const mondays: WantedPattern = {
  what: "pattern",
  from: "2026-12-14",
  pattern: { every: "week", days: ["MO"] },
  start: "11:00",
  end: "12:00",
  place: { name: "Costa", address: "High Street" },
  zone: "Europe/London",
};
const halfPast: WantedPattern = {
  ...mondays,
  pattern: { every: "week", days: ["MO", "WE", "FR"] },
  start: "11:30",
  end: "12:30",
};
const christmas: WantedChange = { what: "pause", from: "2026-12-21", to: "2027-01-03" };
const over: WantedChange = { what: "end", from: "2027-01-11" };

async function fingerprint(wanted: WantedChange): Promise<string> {
  const preview = await previewChange(theo, series, wanted);
  if (!preview.ok) throw new Error(preview.refusal);
  return preview.fingerprint;
}

/** The rules in force and the coming dates, without what differs from one making to the next. */
async function standing() {
  const rules = await db.seriesRule.findMany({
    where: { seriesId: series, setAsideById: null },
    orderBy: { fromDate: "asc" },
    select: { fromDate: true, kind: true, rrule: true, start: true, minutes: true },
  });
  const dates = await db.meetup.findMany({
    where: { seriesId: series, droppedById: null },
    orderBy: { local: "asc" },
    select: { id: true, local: true, minutes: true },
  });
  return { rules, dates: dates.map(({ id, local, minutes }) => `${id} ${local} ${minutes}`) };
}

async function undoNewest(): Promise<void> {
  const change = await db.patternChange.findFirstOrThrow({
    where: { seriesId: series, undoneAt: null },
    orderBy: { madeVersion: "desc" },
  });
  expect(await undoChange(theo, series, change.id)).toEqual({ ok: true });
}

test("two organisers change one series at once: one is applied, the other is told, and what stands is what that one alone gives", async () => {
  const begin = await standing();
  const wanted = [mondays, halfPast, christmas, over];
  const alone: Awaited<ReturnType<typeof standing>>[] = [];
  for (const one of wanted) {
    expect(
      await changePattern(theo, series, { wanted: one, fingerprint: await fingerprint(one) }),
    ).toMatchObject({ ok: true });
    alone.push(await standing());
    await undoNewest();
    expect(await standing()).toEqual(begin);
  }
  const won = new Set<number>();
  for (let race = 0; race < RACES; race++) {
    const pair = [race % 4, (race + 1 + (race % 3)) % 4] as [number, number];
    const [one, other] = pair.map((at) => wanted[at] as WantedChange) as [WantedChange, WantedChange];
    const prints = [await fingerprint(one), await fingerprint(other)] as [string, string];
    const both = await Promise.all([
      changePattern(theo, series, { wanted: one, fingerprint: prints[0] }),
      changePattern(ada, series, { wanted: other, fingerprint: prints[1] }),
    ]);
    const winner = both.findIndex(({ ok }) => ok);
    expect(both[1 - winner]).toEqual({ ok: false, refusal: "stale" });
    const which = pair[winner] as number;
    won.add(which);
    // Rows added anew have ids of their own; the rest is the same to the letter.
    expect(withoutNew(await standing(), begin)).toEqual(withoutNew(alone[which] as typeof begin, begin));
    await undoNewest();
    if (race % 10 === 0) expect(await standing()).toEqual(begin);
  }
  expect(won.size).toBeGreaterThan(1);
}, 240_000);

function withoutNew(
  { rules, dates }: Awaited<ReturnType<typeof standing>>,
  begin: Awaited<ReturnType<typeof standing>>,
) {
  const known = new Set(begin.dates.map((line) => line.split(" ")[0]));
  return { rules, dates: dates.map((line) => (known.has(line.split(" ")[0]) ? line : line.slice(37))) };
}

/** The letters about a change that go to Mina. */
async function told(letter: string, changeId: string): Promise<number> {
  const rows = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM pgboss.job WHERE name = 'send-letter' AND data->>'letter' = ${letter}
    AND data->>'to' = ${mina.id} AND data->>'about' = ${changeId}`;
  return rows.length;
}

test("a change and its undo race answers: none is lost, and whose date goes is told", async () => {
  const tuesdays: WantedPattern = {
    ...halfPast,
    pattern: { every: "week", days: ["TU", "WE"] },
  };
  const [wednesday, friday] = [
    await dateAt(series, "2026-12-16T11:00"),
    await dateAt(series, "2026-12-18T11:00"),
  ];
  for (let race = 0; race < RACES; race++) {
    const kind = race % 2 ? ("going" as const) : ("might" as const);
    const [applied, onFriday] = await Promise.all([
      db.$transaction(async (tx) => applyChange(tx, await lockSeries(series, tx), tuesdays, { by: null })),
      answer(mina, { meetupId: friday.id, kind }),
    ]);
    if (!applied.ok) throw new Error(applied.refusal);
    const { changeId } = applied;
    expect([applied.told, await told("date-gone", changeId)]).toEqual(onFriday.ok ? [1, 1] : [0, 0]);

    // One date that the undo moves back, one that it drops.
    const tuesday = await dateAt(series, "2026-12-15T11:30");
    const [undone, moved, dropped] = await Promise.all([
      undoChange(theo, series, changeId),
      answer(mina, { meetupId: wednesday.id, kind }),
      answer(mina, { meetupId: tuesday.id, kind }),
    ]);
    expect([undone.ok, moved.ok]).toEqual([true, true]);
    const given = await db.answer.findMany({
      where: { memberId: mina.id },
      select: { meetupId: true, kind: true },
    });
    const expected = [wednesday, ...(onFriday.ok ? [friday] : []), ...(dropped.ok ? [tuesday] : [])];
    const byId = (a: { meetupId: string }, b: { meetupId: string }) => (a.meetupId < b.meetupId ? -1 : 1);
    expect(given.sort(byId)).toEqual(expected.map(({ id: meetupId }) => ({ meetupId, kind })).sort(byId));
    expect((await db.meetup.findUniqueOrThrow({ where: { id: wednesday.id } })).local).toBe(
      "2026-12-16T11:00",
    );
    if (onFriday.ok || dropped.ok) expect(await told("change-undone", changeId)).toBe(1);
    await db.answer.deleteMany();
  }
}, 240_000);

test("a date is kept as a one-off while its change is undone: it stands once, with its answers", async () => {
  for (let race = 0; race < 40; race++) {
    const wednesday = await db.meetup.findFirstOrThrow({
      where: { seriesId: series, local: "2026-12-16T11:00" },
    });
    await answer(mina, { meetupId: wednesday.id, kind: "going" });
    const changed = await changePattern(theo, series, {
      wanted: mondays,
      fingerprint: await fingerprint(mondays),
    });
    if (!changed.ok) throw new Error(changed.refusal);
    const [undone] = await Promise.all([
      undoChange(theo, series, changed.changeId),
      keepAsOneOff(mina, wednesday.id),
    ]);
    expect(undone).toEqual({ ok: true });
    const rows = await db.meetup.findMany({
      where: { seriesId: series, local: { startsWith: "2026-12-16" } },
      include: { answers: true },
    });
    expect(rows).toMatchObject([
      { id: wednesday.id, droppedById: null, calledById: null, name: "", answers: [{ kind: "going" }] },
    ]);
  }
}, 120_000);
