import { afterEach, beforeEach, expect, test } from "vitest";
import { asVisitor, type MemberViewer, type OrganiserViewer } from "#lib/access/viewer.ts";
import { db } from "#lib/db.ts";
import type { TestDatabase } from "#lib/postgres/testing.ts";
import { closeTestHouse, openTestHouse } from "#lib/testing.ts";
import { setClock } from "#lib/time.ts";
import { answerQuiet } from "./answer-quiet.ts";
import { askQuietSeries } from "./ask-quiet.ts";
import type { AnswerKind } from "./rules.ts";
import { seriesForMember } from "./series-page-queries.ts";
import { tendMeetups } from "./tend.ts";
import { dateAt, lettersWaiting, makeMember, makeOrganiser, makeSeries } from "./testing.ts";
import { openQuestions } from "./vote-queries.ts";

let house: TestDatabase;
let theo: OrganiserViewer;
let mina: MemberViewer;
let series: string;

/** Mondays, Wednesdays and Fridays from 23 November: the sixth date is Friday 4 December. */
beforeEach(async () => {
  house = await openTestHouse();
  theo = await makeOrganiser("Theo");
  mina = await makeMember("Mina");
  series = await makeSeries();
});
afterEach(() => closeTestHouse(house));

/** The morning after. */
const on = (day: string) => setClock(new Date(`${day}T09:00:00Z`));
const asks = () => db.quietAsk.count();

/** As it was said at the time. */
async function said(local: string, kind: AnswerKind) {
  const { id: meetupId } = await dateAt(series, `${local}T11:00`);
  const lineNumber = kind === "in_line" ? 1 : null;
  await db.answer.create({ data: { meetupId, memberId: mina.id, kind, lineNumber, answeredAt: new Date() } });
}

test("after six dates to which nobody said they would go, every member is asked once", async () => {
  on("2026-12-04");
  await tendMeetups();
  expect(await asks()).toBe(0);
  on("2026-12-05");
  await Promise.all([tendMeetups(), tendMeetups()]);
  await tendMeetups();
  expect(await asks()).toBe(1);
  expect(await lettersWaiting()).toEqual(["quiet-ask Mina", "quiet-ask Theo"]);
  on("2027-02-01");
  await askQuietSeries();
  expect(await asks()).toBe(1);
});

test("might is not going, and whoever can't is not either", async () => {
  await said("2026-11-23", "might");
  await said("2026-12-02", "cant");
  on("2026-12-05");
  await askQuietSeries();
  expect(await asks()).toBe(1);
});

test.for(["going", "in_line"] as const)(
  "one who is %s makes it lively, and six more must pass",
  async (kind) => {
    await said("2026-11-27", kind);
    on("2026-12-05");
    await askQuietSeries();
    on("2026-12-11");
    await askQuietSeries();
    expect(await asks()).toBe(0);
    on("2026-12-12");
    await askQuietSeries();
    expect(await asks()).toBe(1);
  },
);

test("dates that were skipped or dropped are not counted, and what was said of them neither", async () => {
  await said("2026-11-25", "going");
  const skipped = await dateAt(series, "2026-11-25T11:00");
  await db.meetup.update({ where: { id: skipped.id }, data: { cancelledAt: new Date() } });
  on("2026-12-05");
  await askQuietSeries();
  expect(await asks()).toBe(0);
  on("2026-12-08");
  await askQuietSeries();
  expect(await asks()).toBe(1);
});

test("nobody is asked while somebody is going to the next one", async () => {
  await said("2026-12-07", "going");
  on("2026-12-05");
  await askQuietSeries();
  expect(await asks()).toBe(0);
});

test("it asks again when somebody has gone since, and it has become quiet anew", async () => {
  on("2026-12-05");
  await askQuietSeries();
  await said("2026-12-11", "going");
  on("2026-12-25");
  await askQuietSeries();
  expect(await asks()).toBe(1);
  on("2026-12-26");
  await askQuietSeries();
  expect(await asks()).toBe(2);
});

test("a paused series is not asked about", async () => {
  await db.seriesRule.updateMany({ data: { kind: "pause" } });
  on("2026-12-12");
  await askQuietSeries();
  expect(await asks()).toBe(0);
});

test("members wish, change their minds, and only organisers see how many wish what; it closes after 14 days", async () => {
  on("2026-12-05");
  await askQuietSeries();
  const [ask] = (await openQuestions(mina)).asks;
  const askId = ask?.id ?? "";
  expect(ask).toMatchObject({ series: { name: "Elevenses" }, day: null, yours: null, wishes: null });
  await answerQuiet(mina, { askId, kind: "keep" });
  expect(await answerQuiet(mina, { askId, kind: "pause" })).toEqual({ ok: true, kind: "pause" });
  await answerQuiet(theo, { askId, kind: "keep" });
  expect((await seriesForMember(mina, series)).asks[0]).toMatchObject({ yours: "pause", wishes: null });
  expect((await seriesForMember(theo, series)).asks[0]?.wishes).toEqual({ keep: 1, change: 0, pause: 1 });
  on("2026-12-20");
  expect(await answerQuiet(mina, { askId, kind: "keep" })).toEqual({ ok: false, refusal: "closed" });
  expect((await openQuestions(mina)).asks).toEqual([]);
});

test("what is asked is for members", async () => {
  on("2026-12-05");
  await askQuietSeries();
  expect(await openQuestions(asVisitor())).toEqual({ votes: [], asks: [] });
});
