// Over 250 lines because the life of a condition is told here from its first word to its last letter.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { MemberViewer, OrganiserViewer } from "#lib/access/viewer.ts";
import { db } from "#lib/db.ts";
import { bringBack, suspend } from "#lib/members/suspend.ts";
import type { TestDatabase } from "#lib/postgres/testing.ts";
import { closeTestHouse, openTestHouse, sundayEvening } from "#lib/testing.ts";
import { setClock } from "#lib/time.ts";
import { answer } from "./answer.ts";
import type { Said } from "./answer-rules.ts";
import { meetupPage } from "./queries.ts";
import { nothingElse } from "./saying-rules.ts";
import { settleDates } from "./settle-dates.ts";
import { dateAt, lettersLeft, makeMember, makeOrganiser, makeSeries } from "./testing.ts";

let house: TestDatabase;
let [mina, theo, nell]: MemberViewer[] = [];
let organiser: OrganiserViewer;
let monday: string;

beforeAll(async () => {
  house = await openTestHouse();
  [mina, theo, nell] = [await makeMember("Mina"), await makeMember("Theo"), await makeMember("Nell")];
  organiser = await makeOrganiser("Olga");
  monday = (await dateAt(await makeSeries(), "2026-11-23T11:00")).id;
});
afterAll(() => closeTestHouse(house));
beforeEach(async () => {
  setClock(sundayEvening);
  await db.answer.deleteMany();
  await db.condition.deleteMany();
  await db.meetup.update({ where: { id: monday }, data: { seats: null } });
  await lettersLeft();
});

const says = (who: MemberViewer | undefined, kind: Said["kind"], more: Omit<Said, "kind"> = {}) =>
  answer(who as MemberViewer, { meetupId: monday, kind, ...more });
const going = async () => {
  const { people } = await meetupPage(organiser, monday);
  return people
    ?.filter(({ kind }) => kind === "going")
    .map(({ name }) => name)
    .sort();
};
const yours = async (who: MemberViewer | undefined) => (await meetupPage(who as MemberViewer, monday)).yours;
const within = (before: string) => setClock(new Date(`2026-11-23T${before}Z`));

describe("I'll go if someone else does", () => {
  test("waits, unseen, until somebody says they go", async () => {
    expect(await says(mina, "if")).toEqual({ ok: true, kind: "if" });
    expect(await going()).toEqual([]);
    expect(await yours(mina)).toMatchObject({ kind: "if", waitingFor: { atLeast: 1 } });
    expect(await yours(theo)).toBeNull();

    expect(await says(theo, "going")).toEqual({ ok: true, kind: "going" });
    expect(await going()).toEqual(["Mina", "Theo"]);
    expect(await yours(mina)).toMatchObject({ kind: "going", waitingFor: { atLeast: 1 } });
    expect(await lettersLeft()).toEqual(["came-in to Mina"]);
  });

  test("two who wait for one other go together; only the one who could not know it is told by letter", async () => {
    await says(mina, "if");
    expect(await says(theo, "if")).toEqual({ ok: true, kind: "going" });
    expect(await going()).toEqual(["Mina", "Theo"]);
    expect(await lettersLeft()).toEqual(["came-in to Mina"]);
  });

  test("might is no company, nor is a place in the line", async () => {
    await db.meetup.update({ where: { id: monday }, data: { seats: 2 } });
    await says(organiser, "going", { details: { ...nothingElse, guests: 1 } });
    await says(mina, "if", { wish: { atLeast: 2 } });
    await says(theo, "might");
    expect(await says(nell, "going")).toEqual({ ok: true, kind: "in_line", line: 1 });
    expect(await going()).toEqual(["Olga"]);
    expect(await yours(mina)).toMatchObject({ kind: "if" });
  });

  test("waits for those it names", async () => {
    await says(mina, "if", { wish: { all: [theo?.id ?? "", nell?.id ?? ""] } });
    expect(await yours(mina)).toMatchObject({ waitingFor: { names: ["Nell", "Theo"] } });
    await says(theo, "going");
    expect(await going()).toEqual(["Theo"]);
    await says(nell, "going");
    expect(await going()).toEqual(["Mina", "Nell", "Theo"]);
  });

  test("company lost: back to waiting, told, and in again with the next", async () => {
    await says(mina, "if");
    await says(theo, "going");
    await lettersLeft();
    await says(theo, "cant");
    expect(await going()).toEqual([]);
    expect(await yours(mina)).toMatchObject({ kind: "if" });
    expect(await lettersLeft()).toEqual(["waiting-again to Mina"]);
    await says(nell, "going");
    expect(await going()).toEqual(["Mina", "Nell"]);
    expect(await lettersLeft()).toEqual(["came-in to Mina"]);
  });

  test("until an hour before the start; after it they stay, are told once, and go outright", async () => {
    await says(mina, "if");
    await says(theo, "going");
    within("09:59:59.000");
    await says(theo, "cant");
    expect(await going()).toEqual([]);
    await says(theo, "going");
    await lettersLeft();

    within("10:00:00.000");
    await says(theo, "cant");
    expect(await going()).toEqual(["Mina"]);
    expect(await yours(mina)).toMatchObject({ kind: "going", waitingFor: null });
    expect(await lettersLeft()).toEqual(["company-gone to Mina"]);
    await says(theo, "might");
    expect(await lettersLeft()).toEqual([]);

    expect(await says(nell, "if")).toEqual({ ok: true, kind: "going" });
    expect(await going()).toEqual(["Mina", "Nell"]);
  });

  test("saying anything else outright ends the condition", async () => {
    for (const kind of ["going", "might", "cant", null] as const) {
      await says(mina, "if");
      await says(mina, kind);
      expect(await db.condition.count()).toBe(0);
      expect((await yours(mina))?.kind ?? null).toBe(kind);
    }
  });

  test("who came in and then says I'm going stays when the others leave", async () => {
    await says(mina, "if");
    await says(theo, "going");
    await says(mina, "going");
    await says(theo, null);
    expect(await going()).toEqual(["Mina"]);
    expect(await lettersLeft()).toEqual(["came-in to Mina"]);
  });

  test("who goes and then says only if others do is not down as going alone", async () => {
    await says(mina, "going");
    expect(await says(mina, "if")).toEqual({ ok: true, kind: "if" });
    await says(theo, "going");
    within("10:30:00.000");
    await says(theo, "if");
    expect(await going()).toEqual(["Mina", "Theo"]);
    await says(mina, null);
    expect(await going()).toEqual(["Theo"]);
    expect(await says(theo, "if", { wish: { atLeast: 1 } })).toEqual({ ok: true, kind: "if" });
    expect(await going()).toEqual([]);
  });

  test("the same form sent twice, and the same said again, change nothing", async () => {
    await says(mina, "if", { wish: { atLeast: 3 } });
    expect(await says(mina, "if")).toEqual({ ok: true, kind: "if" });
    expect(await yours(mina)).toMatchObject({ waitingFor: { atLeast: 3 } });
  });
});

describe("what is said beside", () => {
  const pyjamas = {
    note: "in pyjamas",
    thereFrom: "11:15",
    thereTo: "11:45",
    guests: 2,
    guestNames: "Ann and Bo",
  };

  test("is kept when one changes one's mind, and can't keeps the note alone", async () => {
    await says(mina, "might", { details: pyjamas });
    await says(mina, "going");
    expect(await meetupPage(theo as MemberViewer, monday)).toMatchObject({
      going: 1,
      guests: 2,
      state: "someones-going",
      people: [{ name: "Mina", ...pyjamas }],
    });
    await says(mina, "cant");
    await says(mina, "might");
    expect((await yours(mina))?.details).toEqual({ ...nothingElse, note: "in pyjamas" });
  });

  test("goes along with a condition: unseen while it waits, seen once it is met", async () => {
    await says(mina, "if", { details: pyjamas });
    expect(await yours(mina)).toMatchObject({ kind: "if", details: pyjamas });
    await says(theo, "going");
    const { people } = await meetupPage(theo as MemberViewer, monday);
    expect(people?.find(({ name }) => name === "Mina")).toMatchObject(pyjamas);
    await answer(mina as MemberViewer, { meetupId: monday, details: { ...pyjamas, note: "dressed" } });
    await says(theo, null);
    expect(await yours(mina)).toMatchObject({ kind: "if", details: { note: "dressed" } });
  });

  test("wants an answer first, and a time within the date", async () => {
    expect(await answer(mina as MemberViewer, { meetupId: monday, details: pyjamas })).toMatchObject({
      refusal: "not-answered",
    });
    await says(mina, "going");
    for (const [thereFrom, thereTo] of [
      ["10:59", null],
      ["11:30", "11:30"],
      ["11:40", "11:20"],
      [null, "12:01"],
      ["12:00", null],
    ] as const) {
      const details = { ...pyjamas, thereFrom, thereTo };
      expect(await answer(mina as MemberViewer, { meetupId: monday, details })).toMatchObject({
        refusal: "outside",
      });
    }
    expect(await yours(mina)).toMatchObject({ details: nothingElse });
  });

  test("a part of the time that the date was moved away from is not shown", async () => {
    await says(mina, "going", { details: pyjamas });
    await db.meetup.update({ where: { id: monday }, data: { local: "2026-11-23T15:00" } });
    const { people } = await meetupPage(theo as MemberViewer, monday);
    await db.meetup.update({ where: { id: monday }, data: { local: "2026-11-23T11:00" } });
    expect(people).toMatchObject([{ thereFrom: null, thereTo: null, note: "in pyjamas" }]);
  });
});

describe("a member who is suspended", () => {
  const settled = () => settleDates({ member: theo?.id ?? "" });

  test("is no company any more, and is again when brought back", async () => {
    await says(mina, "if");
    await says(theo, "going");
    await lettersLeft();
    await suspend(organiser, theo?.id ?? "");
    await db.$executeRawUnsafe("DELETE FROM pgboss.job");
    await settled();
    await settled();
    expect(await going()).toEqual([]);
    expect(await lettersLeft()).toEqual(["waiting-again to Mina"]);
    await bringBack(organiser, theo?.id ?? "");
    await db.$executeRawUnsafe("DELETE FROM pgboss.job");
    await settled();
    await settled();
    expect(await going()).toEqual(["Mina", "Theo"]);
    expect(await lettersLeft()).toEqual(["came-in to Mina"]);
  });

  test("leaves a job behind that settles the dates", async () => {
    await suspend(organiser, theo?.id ?? "");
    const jobs = await db.$queryRawUnsafe<{ data: unknown }[]>(
      "SELECT data FROM pgboss.job WHERE name = 'settle-dates'",
    );
    await bringBack(organiser, theo?.id ?? "");
    expect(jobs).toEqual([{ data: { member: theo?.id } }]);
  });

  test("frees the seat for the line, and joins the line when brought back", async () => {
    await db.meetup.update({ where: { id: monday }, data: { seats: 2 } });
    for (const who of [theo, mina, nell]) await says(who, "going");
    await suspend(organiser, theo?.id ?? "");
    await settled();
    expect(await going()).toEqual(["Mina", "Nell"]);
    expect(await lettersLeft()).toEqual(["moved-up to Nell"]);
    await bringBack(organiser, theo?.id ?? "");
    await settled();
    expect(await going()).toEqual(["Mina", "Nell"]);
    expect(await yours(theo)).toMatchObject({ kind: "in_line", place: 1 });
  });
});
