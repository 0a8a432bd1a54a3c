// Long, because it goes round all the places where parts meet that know little of each other: what one leaves behind,
// the other finds.
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { answerPath } from "#lib/access/answer-link.ts";
import { asVisitor, type MemberViewer, type OrganiserViewer } from "#lib/access/viewer.ts";
import { db } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import { suspend } from "#lib/members/suspend.ts";
import type { TestDatabase } from "#lib/postgres/testing.ts";
import { CHANNEL } from "#lib/realtime/channel.ts";
import { closeTestHouse, openTestHouse, sundayEvening } from "#lib/testing.ts";
import { now, setClock } from "#lib/time.ts";
import { answer } from "./answer.ts";
import { meetupByLink } from "./answer-by-link.ts";
import { changePattern } from "./change-pattern.ts";
import { heatPage } from "./heat-queries.ts";
import { keepAsOneOff } from "./keep-as-one-off.ts";
import { markCandidate } from "./mark-candidate.ts";
import { openDueVotes } from "./open-votes.ts";
import { planFingerprint } from "./plan-fingerprint.ts";
import { planOf } from "./plan-of-series.ts";
import { meetupPage } from "./queries.ts";
import { settleAsks } from "./settle-asks.ts";
import { settleDates } from "./settle-dates.ts";
import { skipDate } from "./skip-date.ts";
import { tendVotes } from "./tend-votes.ts";
import { dateAt, lettersLeft, makeAboutSeries, makeMember, makeOrganiser, makeSeries } from "./testing.ts";
import { undoChange } from "./undo-change.ts";
import type { WantedChange } from "./wanted-change.ts";

let house: TestDatabase;
let olga: OrganiserViewer;
let mina: MemberViewer;
let theo: MemberViewer;
let sam: MemberViewer;

const DAY = 86_400_000;
const wednesday = "2026-11-25T11:00";

beforeAll(async () => {
  house = await openTestHouse();
  olga = await makeOrganiser("Olga");
  [mina, theo, sam] = [await makeMember("Mina"), await makeMember("Theo"), await makeMember("Sam")];
});
afterAll(() => closeTestHouse(house));
beforeEach(async () => {
  setClock(sundayEvening);
  await db.series.deleteMany();
  await db.member.updateMany({ data: { suspendedAt: null } });
  await lettersLeft();
});

async function apply(series: string, wanted: WantedChange): Promise<string> {
  const row = await db.series.findUniqueOrThrow({
    where: { id: series },
    include: {
      rules: { where: { setAsideById: null }, orderBy: { fromDate: "asc" }, include: { place: true } },
    },
  });
  const planned = await planOf(db, row, wanted);
  if (!planned.ok) throw new Error(planned.refusal);
  const applied = await changePattern(olga, series, { wanted, fingerprint: planFingerprint(planned.plan) });
  if (!applied.ok) throw new Error(applied.refusal);
  return applied.changeId;
}

const goes = (who: MemberViewer, meetupId: string) => answer(who, { meetupId, kind: "going" });
const kindOf = async (who: MemberViewer, id: string) => (await meetupPage(who, id)).yours?.kind;

describe("a vote that is open when its series changes", () => {
  const vote = () => db.dateVote.findFirstOrThrow({ include: { candidates: { orderBy: { local: "asc" } } } });

  async function openWithMarks() {
    const series = await makeAboutSeries();
    await openDueVotes();
    const { id, candidates } = await vote();
    for (const { id: candidateId } of candidates)
      await markCandidate(mina, { voteId: id, candidateId, kind: "could" });
    const days = candidates.map(({ local }) => local.slice(0, 10));
    return { series, days };
  }

  test("finds no date in a pause that was settled meanwhile, but one before it", async () => {
    const { series, days } = await openWithMarks();
    await apply(series, { what: "pause", from: days[1] as string, to: "2027-02-01" });
    setClock(new Date(now().getTime() + 5 * DAY));
    await tendVotes();
    const found = await db.meetup.findMany({ where: { seriesId: series } });
    expect(found.map(({ local }) => local.slice(0, 10))).toEqual([days[0]]);
  });

  test("finds none at all where the pause covers every day", async () => {
    const { series, days } = await openWithMarks();
    await apply(series, { what: "pause", from: days[0] as string, to: "2027-02-01" });
    setClock(new Date(now().getTime() + 5 * DAY));
    await tendVotes();
    expect(await db.meetup.count({ where: { seriesId: series } })).toBe(0);
    expect(await vote()).toMatchObject({ meetupId: null, closedAt: expect.any(Date) });
  });
});

describe("a day that was called off, and then won a vote", () => {
  test("has its answers settled anew, and who had answered it hears that it is on", async () => {
    const series = await makeAboutSeries();
    await openDueVotes();
    const first = await db.dateVote.findFirstOrThrow({
      include: { candidates: { orderBy: { local: "asc" } } },
    });
    const last = first.candidates.at(-1) as { id: string; local: string };
    await markCandidate(mina, { voteId: first.id, candidateId: last.id, kind: "could" });
    setClock(new Date(now().getTime() + 5 * DAY));
    await tendVotes();
    const { id } = await dateAt(series, last.local);
    await goes(theo, id);
    await answer(sam, { meetupId: id, kind: "if" });
    expect(await kindOf(sam, id)).toBe("going");
    await skipDate(olga, { meetupId: id, reason: "flood" });
    await suspend(olga, theo.id);
    await settleDates({ member: theo.id });
    setClock(new Date(now().getTime() + 2 * DAY));
    await openDueVotes();
    const second = await db.dateVote.findFirstOrThrow({ where: { closedAt: null } });
    const candidate = await db.voteCandidate.create({ data: { voteId: second.id, local: last.local } });
    await markCandidate(mina, { voteId: second.id, candidateId: candidate.id, kind: "could" });
    setClock(new Date(now().getTime() + 5 * DAY));
    await lettersLeft();
    await tendVotes();
    expect(await kindOf(sam, id)).toBe("if");
    expect(await lettersLeft()).toEqual(["date-back to Sam", "vote-found to Mina", "waiting-again to Sam"]);
  });
});

describe("a holiday that asks", () => {
  async function asking() {
    const series = await makeSeries();
    const { id } = await dateAt(series, wednesday);
    await db.meetup.update({
      where: { id },
      data: { holiday: "Founders’ Day", asksTill: new Date("2026-11-24T11:00:00Z") },
    });
    return { series, id };
  }

  test("is off when nobody goes, and whoever might have come or waits for company is told", async () => {
    const { id } = await asking();
    await answer(mina, { meetupId: id, kind: "might" });
    await answer(theo, { meetupId: id, kind: "if" });
    await answer(sam, { meetupId: id, kind: "cant" });
    setClock(new Date("2026-11-24T11:00:00Z"));
    await settleAsks();
    expect((await meetupPage(mina, id)).state).toBe("cancelled");
    expect(await lettersLeft()).toEqual(["date-skipped to Mina", "date-skipped to Theo"]);
  });

  test("asks no more once somebody has kept it as a one-off", async () => {
    const { series, id } = await asking();
    await answer(mina, { meetupId: id, kind: "might" });
    await apply(series, { what: "end", from: "2026-11-24" });
    await keepAsOneOff(olga, id);
    setClock(new Date("2026-11-24T11:00:00Z"));
    await settleAsks();
    expect((await meetupPage(mina, id)).state).toBe("open-table");
  });
});

describe("company that is lost while a date is off", () => {
  async function dropped() {
    const series = await makeSeries();
    const { id } = await dateAt(series, wednesday);
    await goes(theo, id);
    await answer(mina, { meetupId: id, kind: "if" });
    await answer(sam, { meetupId: id, kind: "might" });
    expect(await kindOf(mina, id)).toBe("going");
    const changeId = await apply(series, { what: "end", from: "2026-11-24" });
    await suspend(olga, theo.id);
    await settleDates({ member: theo.id });
    return { series, id, changeId };
  }

  test("is lost when the change is undone", async () => {
    const { series, id, changeId } = await dropped();
    expect(await undoChange(olga, series, changeId)).toEqual({ ok: true });
    expect(await kindOf(mina, id)).toBe("if");
    expect((await meetupPage(asVisitor(), id)).going).toBe(0);
  });

  test("is lost when the date is kept as a one-off", async () => {
    const { id } = await dropped();
    expect(await keepAsOneOff(olga, id)).toEqual({ ok: true });
    expect(await kindOf(mina, id)).toBe("if");
  });

  test("is lost when another change brings the date back", async () => {
    const { series, id } = await dropped();
    const pattern = { every: "week", days: ["MO", "WE", "FR"] } as const;
    await apply(series, {
      what: "pattern",
      from: "2026-11-24",
      pattern: { ...pattern, days: [...pattern.days] },
      start: "11:00",
      end: "12:00",
      place: { name: "Costa", address: "High Street" },
      zone: "Europe/London",
    });
    expect(await kindOf(mina, id)).toBe("if");
  });
});

test("members who are suspended are in no number of the heat map either", async () => {
  const series = await makeSeries();
  const { id } = await dateAt(series, wednesday);
  await goes(theo, id);
  await goes(mina, id);
  await suspend(olga, theo.id);
  setClock(new Date("2026-11-25T13:00:00Z"));
  expect((await heatPage(olga)).most?.people).toBe(1);
});

test("a date has one address: its id written otherwise is none", async () => {
  const { id } = await dateAt(await makeSeries(), wednesday);
  await expect(meetupPage(asVisitor(), id.toUpperCase())).rejects.toThrow(NotFound);
});

test("a suspended member's answer goes from open pages and kept ones; a secret one goes without a word", async () => {
  const series = await makeSeries();
  const [open, secret] = [await dateAt(series, wednesday), await dateAt(series, "2026-11-27T11:00")];
  await answer(theo, { meetupId: open.id, kind: "might" });
  await answer(theo, { meetupId: secret.id, kind: "if" });
  await suspend(olga, theo.id);
  const heard = await listening(() => settleDates({ member: theo.id }));
  expect(heard).toEqual([{ t: "meetups", id: open.id }]);
});

test("whoever has the link of a letter sees no names in the line, nor what its member has said", async () => {
  const series = await makeSeries();
  const { id } = await dateAt(series, wednesday);
  await db.meetup.update({ where: { id }, data: { seats: 2 } });
  await goes(olga, id);
  await goes(theo, id);
  await goes(sam, id);
  await answer(mina, { meetupId: id, kind: "if", wish: { all: [sam.id] } });
  const token = answerPath(mina.id, id).split("/").at(-1) as string;
  expect(await meetupByLink(token)).toMatchObject({
    going: 2,
    inLine: 1,
    people: null,
    line: null,
    yours: null,
  });
});

/** The notices sent meanwhile. */
async function listening(work: () => Promise<unknown>): Promise<unknown[]> {
  const ear = new pg.Client({ connectionString: house.siteUrl });
  const heard: string[] = [];
  ear.on("notification", ({ payload }) => heard.push(payload ?? ""));
  await ear.connect();
  await ear.query(`LISTEN ${CHANNEL}`);
  await work();
  await ear.query(`SELECT pg_notify('${CHANNEL}', 'that is all')`);
  await vi.waitFor(() => expect(heard).toContain("that is all"));
  await ear.end();
  return heard.filter((each) => each !== "that is all").map((each) => JSON.parse(each));
}
