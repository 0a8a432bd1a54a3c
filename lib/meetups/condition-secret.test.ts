import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { asVisitor, type MemberViewer, type Viewer } from "#lib/access/viewer.ts";
import { db } from "#lib/db.ts";
import { letters } from "#lib/mail/letters.ts";
import { testSettings } from "#lib/mail/testing.ts";
import type { TestDatabase } from "#lib/postgres/testing.ts";
import { CHANNEL } from "#lib/realtime/channel.ts";
import { closeTestHouse, openTestHouse, sundayEvening } from "#lib/testing.ts";
import { atTime, setClock } from "#lib/time.ts";
import { answer } from "./answer.ts";
import { frontPage, meetupList, meetupPage } from "./queries.ts";
import { nothingElse } from "./saying-rules.ts";
import { dateAt, lettersLeft, makeMember, makeOrganiser, makeSeries } from "./testing.ts";

let house: TestDatabase;
let settings: { forget(): Promise<void> };
let [mina, theo]: MemberViewer[] = [];
let others: Record<string, Viewer>;
let monday: string;
let ear: pg.Client;
const heard: string[] = [];

beforeAll(async () => {
  house = await openTestHouse();
  settings = await testSettings();
  [mina, theo] = [await makeMember("Mina"), await makeMember("Theo")];
  others = { member: theo, organiser: await makeOrganiser("Olga"), visitor: asVisitor() };
  monday = (await dateAt(await makeSeries(), "2026-11-23T11:00")).id;
  ear = new pg.Client({ connectionString: house.siteUrl });
  await ear.connect();
  ear.on("notification", ({ payload }) => heard.push(payload ?? ""));
  await ear.query(`LISTEN ${CHANNEL}`);
});
afterAll(async () => {
  await ear.end();
  await closeTestHouse(house);
  await settings.forget();
});
beforeEach(async () => {
  setClock(sundayEvening);
  await db.answer.deleteMany();
  await db.condition.deleteMany();
  await lettersLeft();
  await noticesHeard();
});

const says = (who: MemberViewer | undefined, said: Omit<Parameters<typeof answer>[1], "meetupId">) =>
  answer(who as MemberViewer, { meetupId: monday, ...said });

/** All notices sent so far, and none of them a second time. */
async function noticesHeard(): Promise<string[]> {
  await db.$queryRaw`SELECT pg_notify(${CHANNEL}, 'that is all')::text`;
  await vi.waitFor(() => expect(heard).toContain("that is all"));
  return heard.splice(0).filter((each) => each !== "that is all");
}

/** Everything that each of the others sees, at one and the same instant. */
const seen = () =>
  atTime(new Date(sundayEvening.getTime() + 60_000), async () => {
    const pages = Object.entries(others).map(async ([who, viewer]) => [
      who,
      await frontPage(viewer),
      await meetupPage(viewer, monday),
      await meetupList(viewer, {}),
    ]);
    return JSON.stringify(await Promise.all(pages));
  });

const secret = {
  note: "a secret note",
  thereFrom: "11:15",
  thereTo: "11:30",
  guests: 3,
  guestNames: "Secret Sue",
};

describe("a condition that is not met", () => {
  test("is in nothing that another member, an organiser or a visitor sees, nor is its author told of", async () => {
    await says(theo, { kind: "might" });
    await noticesHeard();
    const before = await seen();
    await says(mina, { kind: "if", wish: { atLeast: 7 }, details: secret });
    expect(await seen()).toBe(before);
    // To her own other pages, and none of anybody else's: lib/access/audience.ts.
    const own = JSON.stringify({ t: "mine", id: mina?.id });
    expect(await noticesHeard()).toEqual([own]);
    await says(mina, { details: { ...secret, note: "another" } });
    await says(mina, { kind: "if", wish: { all: [theo?.id ?? ""] } });
    await says(mina, { kind: null });
    expect(await seen()).toBe(before);
    expect(await noticesHeard()).toEqual([own, own, own]);
    expect(await lettersLeft()).toEqual([]);
  });

  test("the author sees it", async () => {
    await says(mina, { kind: "if", wish: { atLeast: 7 }, details: secret });
    expect((await meetupPage(mina as MemberViewer, monday)).yours).toMatchObject({ details: secret });
  });

  test("changes nothing in what others are answered, told or asked of the database when they answer", async () => {
    const theirs = async () => {
      const asked: string[] = [];
      const query = pg.Client.prototype.query;
      const spy = vi.spyOn(pg.Client.prototype, "query").mockImplementation(function (
        this: pg.Client,
        ...args: unknown[]
      ) {
        const [what] = args as [string | { text: string }];
        asked.push(typeof what === "string" ? what : what.text);
        return Reflect.apply(query, this, args);
      });
      const answers = [];
      for (const kind of ["going", "might", "cant", null] as const) answers.push(await says(theo, { kind }));
      answers.push(await says(theo, { kind: "if", wish: { atLeast: 2 } }), await says(theo, { kind: null }));
      answers.push(await says(others.organiser as MemberViewer, { kind: "going", details: nothingElse }));
      answers.push(await says(others.organiser as MemberViewer, { kind: null }));
      spy.mockRestore();
      return { answers, asked, notices: await noticesHeard(), letters: await lettersLeft() };
    };
    await theirs();
    const without = await theirs();
    await says(mina, { kind: "if", wish: { atLeast: 7 }, details: secret });
    await noticesHeard();
    expect(await theirs()).toEqual(without);
    expect(without.asked.length).toBeGreaterThan(30);
  });
});

describe("letters", () => {
  const made = async (letter: "came-in" | "waiting-again" | "company-gone" | "moved-up", to = mina) =>
    letters[letter]({ to: to?.id ?? "", about: monday });

  test("say the news in the subject, while it is true", async () => {
    await says(mina, { kind: "if" });
    expect(await made("came-in")).toBeNull();
    await says(theo, { kind: "going" });
    expect(await made("came-in")).toMatchObject({
      to: "mina@example.org",
      subject: "Monday 23 November, 11:00: you’re going, with Theo",
    });
    expect(await made("waiting-again")).toBeNull();
    expect(await made("came-in", theo)).toBeNull();
    await says(theo, { kind: null });
    expect(await made("came-in")).toBeNull();
    expect((await made("waiting-again"))?.subject).toBe(
      "Monday 23 November, 11:00: you’re not down as going any more",
    );
  });

  test("of company that is gone, and of a seat", async () => {
    await says(mina, { kind: "going" });
    const gone = await made("company-gone");
    expect(gone?.subject).toBe("Monday 23 November, 11:00: the others can’t come after all");
    expect(JSON.stringify(gone?.blocks)).toContain("Nobody else says they’re going any more.");
    expect((await made("moved-up"))?.subject).toBe("Monday 23 November, 11:00: a seat is yours");
    await says(mina, { kind: "might" });
    expect([await made("company-gone"), await made("moved-up")]).toEqual([null, null]);
  });

  test("of a date that is over or off, or to somebody who is gone, there are none", async () => {
    await says(mina, { kind: "going" });
    expect(await letters["moved-up"]({ to: crypto.randomUUID(), about: monday })).toBeNull();
    setClock(new Date("2026-11-23T12:00Z"));
    expect(await made("moved-up")).toBeNull();
  });

  test("name three and count the rest where many go", async () => {
    await says(mina, { kind: "if" });
    for (const [at, name] of ["Ann", "Bo", "Cy", "Di", "Ed"].entries()) {
      setClock(new Date(sundayEvening.getTime() + at * 1_000));
      await says(await makeMember(name), { kind: "going" });
    }
    expect((await made("came-in"))?.subject).toBe(
      "Monday 23 November, 11:00: you’re going, with Ann, Bo, Cy and 2 others",
    );
  });
});
