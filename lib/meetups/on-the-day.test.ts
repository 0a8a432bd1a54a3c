import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { asVisitor, type MemberViewer } from "#lib/access/viewer.ts";
import { db } from "#lib/db.ts";
import { shout as shoutLetter } from "#lib/mail/letters/shout.ts";
import type { TestDatabase } from "#lib/postgres/testing.ts";
import { closeTestHouse, openTestHouse, sundayEvening } from "#lib/testing.ts";
import { setClock } from "#lib/time.ts";
import { answer } from "./answer.ts";
import { here } from "./here.ts";
import { onTheDay } from "./on-the-day-queries.ts";
import { meetupPage } from "./queries.ts";
import { nothingElse } from "./saying-rules.ts";
import { shout } from "./shout.ts";
import { tendMeetups } from "./tend.ts";
import { dateAt, makeMember, makeSeries } from "./testing.ts";

/** As from many instances, where the lock of the date alone puts them in turn. */
vi.mock("#lib/in-turn.ts", () => ({ inTurn: <T>(_about: string, work: () => Promise<T>) => work() }));

let house: TestDatabase;
let mina: MemberViewer;
let nell: MemberViewer;
let sam: MemberViewer;
let series: string;
let monday: Awaited<ReturnType<typeof dateAt>>;
const at = (time: string) => setClock(new Date(`2026-11-23T${time}:00Z`));

beforeAll(async () => {
  house = await openTestHouse();
  [mina, nell, sam] = [await makeMember("Mina"), await makeMember("Nell"), await makeMember("Sam")];
  series = await makeSeries();
  monday = await dateAt(series, "2026-11-23T11:00");
});
afterAll(() => closeTestHouse(house));
beforeEach(async () => {
  setClock(sundayEvening);
  for (const table of [db.shout, db.here, db.answer, db.condition])
    await (table as typeof db.here).deleteMany();
  await db.$executeRaw`DELETE FROM pgboss.job`;
  await db.member.updateMany({ data: { hearsShouts: false, suspendedAt: null } });
});

const meetupId = () => monday.id;
const jobs = () =>
  db.$queryRaw<{ data: { letter: string; to: string; about: string } }[]>`
    SELECT data FROM pgboss.job WHERE name = 'send-letter'`.then((rows) => rows.map(({ data }) => data));
const page = async (viewer: MemberViewer) => onTheDay(viewer, await meetupPage(viewer, monday.id));

/** Who is there, as the others see it. */
const there = async () =>
  (await meetupPage(nell, monday.id)).people?.filter((each) => each.here).map(({ name }) => name);

describe("I'm heading down, anyone else?", () => {
  beforeEach(() => at("10:00"));

  test("is going as well, and shows on the page while the date lasts", async () => {
    expect(await shout(mina, { meetupId: meetupId() })).toEqual({ ok: true });
    expect((await meetupPage(mina, monday.id)).people).toMatchObject([{ name: "Mina", kind: "going" }]);
    expect((await page(nell))?.headingDown.map(({ name }) => name)).toEqual(["Mina"]);
    expect((await page(mina))?.yours).toEqual({ shouted: true, here: false });
    expect(await onTheDay(asVisitor(), await meetupPage(asVisitor(), monday.id))).toBeNull();
    at("12:00");
    expect(await page(nell)).toBeNull();
  });

  test("leaves what was said about going as it is", async () => {
    await answer(mina, { meetupId: meetupId(), kind: "going" });
    const before = await db.answer.findFirst();
    await shout(mina, { meetupId: meetupId() });
    expect(await db.answer.findMany()).toEqual([before]);
  });

  test("reaches those who asked to hear it and nobody else", async () => {
    const [lou, kit, ada] = [await makeMember("Lou"), await makeMember("Kit"), await makeMember("Ada")];
    const hearing = [mina, nell, lou, kit].map(({ id }) => id);
    await db.member.updateMany({ where: { id: { in: hearing } }, data: { hearsShouts: true } });
    await answer(lou, { meetupId: meetupId(), kind: "cant" });
    await db.member.update({ where: { id: kit.id }, data: { suspendedAt: sundayEvening } });
    await shout(mina, { meetupId: meetupId() });
    expect(await jobs()).toEqual([{ letter: "shout", to: nell.id, about: `${monday.id} ${mina.id}` }]);
    expect((await jobs()).some(({ to }) => to === ada.id)).toBe(false);
    await db.member.deleteMany({ where: { id: { in: [lou.id, kit.id, ada.id] } } });
  });

  test("the letter is dropped when it says what is not so any more", async () => {
    await db.member.update({ where: { id: nell.id }, data: { hearsShouts: true } });
    await shout(mina, { meetupId: meetupId() });
    const [{ to, about } = { to: "", about: "" }] = await jobs();
    const letter = await shoutLetter({ to, about });
    expect(letter).toMatchObject({ to: "nell@example.org", subject: "Mina is heading down to Costa now" });
    await answer(nell, { meetupId: meetupId(), kind: "cant" });
    expect(await shoutLetter({ to, about })).toBeNull();
    await answer(nell, { meetupId: meetupId(), kind: null });
    await answer(mina, { meetupId: meetupId(), kind: "cant" });
    expect(await shoutLetter({ to, about })).toBeNull();
    await answer(mina, { meetupId: meetupId(), kind: "going" });
    at("12:00");
    expect(await shoutLetter({ to, about })).toBeNull();
  });

  test("once per person and date, however often and fast it is pressed: 200 races", async () => {
    await db.member.update({ where: { id: nell.id }, data: { hearsShouts: true } });
    for (let race = 0; race < 200; race++) {
      const endings = await Promise.all([
        shout(mina, { meetupId: meetupId() }),
        shout(mina, { meetupId: meetupId() }),
        shout(sam, { meetupId: meetupId() }),
      ]);
      expect(endings.filter(({ ok }) => ok)).toHaveLength(2);
      expect(endings.filter((each) => !each.ok && each.refusal === "said-already")).toHaveLength(1);
      expect(await db.shout.count()).toBe(2);
      expect(await jobs()).toHaveLength(2);
      await db.shout.deleteMany();
      await db.$executeRaw`DELETE FROM pgboss.job`;
    }
  }, 120_000);

  test("at a full table is a place in the line, and calls nobody", async () => {
    await db.meetup.update({ where: { id: monday.id }, data: { seats: 2 } });
    await db.member.update({ where: { id: sam.id }, data: { hearsShouts: true } });
    await answer(nell, { meetupId: meetupId(), kind: "going", details: { ...nothingElse, guests: 1 } });
    expect(await shout(mina, { meetupId: meetupId() })).toEqual({ ok: false, refusal: "full" });
    expect((await meetupPage(mina, monday.id)).yours).toMatchObject({ kind: "in_line", place: 1 });
    expect([await db.shout.count(), (await jobs()).length]).toEqual([0, 0]);
    // Being there is a fact all the same, and takes nobody's place in the line.
    at("10:45");
    await here(sam, { meetupId: meetupId(), there: true });
    expect(await there()).toEqual(["Sam"]);
    expect(await db.answer.findFirst({ where: { memberId: sam.id } })).toBeNull();
    await db.meetup.update({ where: { id: monday.id }, data: { seats: null } });
  });

  test("brings in those who go if somebody else does", async () => {
    await answer(nell, { meetupId: meetupId(), kind: "if", wish: { atLeast: 1 } });
    expect((await meetupPage(mina, monday.id)).going).toBe(0);
    await shout(mina, { meetupId: meetupId() });
    expect((await meetupPage(mina, monday.id)).going).toBe(2);
    expect(await jobs()).toEqual([{ letter: "came-in", to: nell.id, about: monday.id }]);
  });

  test("whoever does not go after all is not heading down", async () => {
    await shout(mina, { meetupId: meetupId() });
    await answer(mina, { meetupId: meetupId(), kind: "cant" });
    expect((await page(nell))?.headingDown).toEqual([]);
    expect(await shout(mina, { meetupId: meetupId() })).toEqual({ ok: false, refusal: "said-already" });
  });
});

describe("I'm here", () => {
  beforeEach(() => at("10:40"));

  test("is going as well, and no longer heading down", async () => {
    await shout(mina, { meetupId: meetupId() });
    expect(await here(mina, { meetupId: meetupId(), there: true })).toEqual({ ok: true });
    expect(await here(mina, { meetupId: meetupId(), there: true })).toEqual({ ok: true });
    expect((await page(nell))?.headingDown).toEqual([]);
    expect(await there()).toEqual(["Mina"]);
    expect(await meetupPage(mina, monday.id)).toMatchObject({ going: 1, here: 1, state: "people-are-there" });
    expect((await meetupPage(asVisitor(), monday.id)).state).toBe("people-are-there");
  });

  test("is taken back by leaving", async () => {
    await here(mina, { meetupId: meetupId(), there: true });
    expect(await here(mina, { meetupId: meetupId(), there: false })).toEqual({ ok: true });
    expect(await there()).toEqual([]);
    expect(await db.here.count()).toBe(0);
  });

  test("too early, and when it is over", async () => {
    at("10:29");
    expect(await here(mina, { meetupId: meetupId(), there: true })).toMatchObject({ refusal: "too-early" });
    at("12:00");
    expect(await here(mina, { meetupId: meetupId(), there: true })).toMatchObject({ refusal: "over" });
    expect(await db.here.count()).toBe(0);
  });

  test("is forgotten when the date is over: shown no more, and then deleted", async () => {
    await shout(mina, { meetupId: meetupId() });
    await here(mina, { meetupId: meetupId(), there: true });
    await tendMeetups();
    expect([await db.here.count(), await db.shout.count()]).toEqual([1, 1]);
    await answer(mina, { meetupId: meetupId(), kind: null });
    at("12:00");
    expect(await page(nell)).toBeNull();
    for (const viewer of [nell, asVisitor()])
      expect(await meetupPage(viewer, monday.id)).toMatchObject({ going: 0, here: 0, state: "quiet" });
    await tendMeetups();
    expect([await db.here.count(), await db.shout.count()]).toEqual([0, 0]);
  });

  test("does not come up again at a date that was moved to next week", async () => {
    await shout(mina, { meetupId: meetupId() });
    await here(mina, { meetupId: meetupId(), there: true });
    const { startsAt, endsAt } = monday;
    const later = (instant: Date) => new Date(instant.getTime() + 7 * 86_400_000);
    await db.meetup.update({
      where: { id: monday.id },
      data: { startsAt: later(startsAt), endsAt: later(endsAt) },
    });
    expect(await page(nell)).toBeNull();
    await tendMeetups();
    expect([await db.here.count(), await db.shout.count()]).toEqual([0, 0]);
    await db.meetup.update({ where: { id: monday.id }, data: { startsAt, endsAt } });
  });

  test("keeps no time", async () => {
    await here(mina, { meetupId: meetupId(), there: true });
    expect(Object.keys((await db.here.findFirst()) ?? {})).toEqual(["meetupId", "memberId"]);
  });
});
