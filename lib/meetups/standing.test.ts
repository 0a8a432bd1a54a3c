import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { answerPath, openAnswerLink } from "#lib/access/answer-link.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { db } from "#lib/db.ts";
import { env } from "#lib/env.ts";
import { NotFound } from "#lib/errors.ts";
import { reminder } from "#lib/mail/letters/reminder.ts";
import { testSettings } from "#lib/mail/testing.ts";
import type { TestDatabase } from "#lib/postgres/testing.ts";
import { loadSecrets } from "#lib/secrets.ts";
import { closeTestHouse, openTestHouse } from "#lib/testing.ts";
import { setClock } from "#lib/time.ts";
import { answer } from "./answer.ts";
import { answerByLink, meetupByLink } from "./answer-by-link.ts";
import { meetupPage } from "./queries.ts";
import { remindOfDates } from "./remind.ts";
import { stand } from "./stand.ts";
import { usuallyHere, usualPage } from "./standing-queries.ts";
import { dateAt, makeMember, makeSeries } from "./testing.ts";

let database: TestDatabase;
let settings: Awaited<ReturnType<typeof testSettings>>;
let mina: MemberViewer;
let theo: MemberViewer;
let nell: MemberViewer;
let seriesId: string;
let monday: string;
let wednesday: string;

beforeAll(async () => {
  settings = await testSettings();
  loadSecrets(env().data);
  database = await openTestHouse();
  mina = await makeMember("Mina");
  theo = await makeMember("Theo");
  nell = await makeMember("Nell");
  seriesId = await makeSeries();
  monday = (await dateAt(seriesId, "2026-11-30T11:00")).id;
  wednesday = (await dateAt(seriesId, "2026-12-02T11:00")).id;
});
afterAll(async () => {
  await closeTestHouse(database);
  await settings.forget();
});
beforeEach(async () => {
  await db.answer.deleteMany();
  await db.standingAnswer.deleteMany();
  await db.sentForm.deleteMany();
  await db.$executeRaw`DELETE FROM pgboss.job WHERE name = 'send-letter'`;
  setClock(new Date("2026-11-22T19:00Z"));
});

/** Whom a reminder was enqueued for, by member id. */
async function reminded(): Promise<string[]> {
  const rows = await db.$queryRaw<{ to: string }[]>`
    SELECT data->>'to' AS "to" FROM pgboss.job
    WHERE name = 'send-letter' AND data->>'letter' = 'reminder' ORDER BY 1`;
  return rows.map(({ to }) => to);
}

describe("a standing answer", () => {
  test("shows as usually here on its days, and never counts as going", async () => {
    await stand(mina, { seriesId, days: ["MO", "FR"], remind: true });
    await stand(theo, { seriesId, days: ["WE"], remind: true });
    expect(await usuallyHere(theo, { id: monday, answerable: true, yours: null })).toEqual([
      { id: mina.id, name: "Mina", you: false },
    ]);
    expect(await usuallyHere(theo, { id: wednesday, answerable: true, yours: null })).toEqual([
      { id: theo.id, name: "Theo", you: true },
    ]);
    expect(await meetupPage(theo, monday)).toMatchObject({ state: "open-table", going: 0, people: [] });
  });

  test("whoever has said something about the date is not listed", async () => {
    await stand(mina, { seriesId, days: ["MO"], remind: true });
    await answer(mina, { meetupId: monday, kind: "cant" });
    expect(await usuallyHere(theo, { id: monday, answerable: true, yours: null })).toEqual([]);
  });

  test("nor is a suspended member", async () => {
    await stand(nell, { seriesId, days: ["MO"], remind: true });
    await db.member.update({ where: { id: nell.id }, data: { suspendedAt: new Date() } });
    expect(await usuallyHere(theo, { id: monday, answerable: true, yours: null })).toEqual([]);
    await db.member.update({ where: { id: nell.id }, data: { suspendedAt: null } });
  });

  test("a later form replaces the earlier; no day takes it back", async () => {
    await stand(mina, { seriesId, days: ["MO", "WE"], remind: true });
    await stand(mina, { seriesId, days: ["FR"], remind: false });
    expect(await usualPage(mina, seriesId)).toEqual({
      name: "Elevenses",
      offered: ["MO", "WE", "FR"],
      days: ["FR"],
      remind: false,
    });
    await stand(mina, { seriesId, days: [], remind: false });
    expect((await usualPage(mina, seriesId)).days).toEqual([]);
  });

  test("two forms at once leave one of them whole", async () => {
    for (let run = 0; run < 20; run++) {
      await Promise.all([
        stand(mina, { seriesId, days: ["MO", "WE"], remind: true }),
        stand(mina, { seriesId, days: ["FR"], remind: false }),
      ]);
      const { days } = await usualPage(mina, seriesId);
      expect([["MO", "WE"], ["FR"]]).toContainEqual(days);
    }
  });

  test("a series that is not there is not there", async () => {
    const nowhere = "00000000-0000-4000-8000-000000000000";
    await expect(stand(mina, { seriesId: nowhere, days: ["MO"], remind: true })).rejects.toThrow(NotFound);
    await expect(usualPage(mina, "x")).rejects.toThrow(NotFound);
  });
});

describe("the reminder", () => {
  test("goes out the evening before, once, to those who wanted it and have said nothing", async () => {
    await stand(mina, { seriesId, days: ["MO"], remind: true });
    await stand(theo, { seriesId, days: ["MO"], remind: false });
    await stand(nell, { seriesId, days: ["MO"], remind: true });
    await answer(nell, { meetupId: monday, kind: "might" });

    setClock(new Date("2026-11-29T16:59Z"));
    await remindOfDates();
    expect(await reminded()).toEqual([]);
    setClock(new Date("2026-11-29T17:00Z"));
    await Promise.all([remindOfDates(), remindOfDates()]);
    await remindOfDates();
    expect(await reminded()).toEqual([mina.id]);
  });

  test("not for a date that is off", async () => {
    await stand(mina, { seriesId, days: ["MO"], remind: true });
    await db.meetup.update({ where: { id: monday }, data: { cancelledAt: new Date() } });
    setClock(new Date("2026-11-29T17:00Z"));
    await remindOfDates();
    await db.meetup.update({ where: { id: monday }, data: { cancelledAt: null } });
    expect(await reminded()).toEqual([]);
  });

  test("says how it stands, with a button that answers", async () => {
    await answer(theo, { meetupId: monday, kind: "going" });
    const letter = await reminder({ to: mina.id, about: monday });
    expect(letter).toMatchObject({
      to: "mina@example.org",
      subject: "Monday, 11 till 12 at Costa: Someone’s going (1 going)",
    });
    const button = letter?.blocks.find(({ kind }) => kind === "button");
    expect(button).toEqual({ kind: "button", label: "I'm going", path: answerPath(mina.id, monday) });
  });

  test("is not written any more for somebody who has answered meanwhile", async () => {
    await answer(mina, { meetupId: monday, kind: "cant" });
    expect(await reminder({ to: mina.id, about: monday })).toBeNull();
  });
});

describe("answering by the letter's button", () => {
  const token = (path: string) => path.replace("/answer/", "");

  test("is the same answer by the same rules", async () => {
    const link = token(answerPath(mina.id, monday));
    expect(await answerByLink(link, "going")).toEqual({ ok: true, kind: "going" });
    expect(await db.answer.findMany({ select: { memberId: true, kind: true } })).toEqual([
      { memberId: mina.id, kind: "going" },
    ]);
    setClock(new Date("2026-11-30T12:00Z"));
    expect(await answerByLink(link, "cant")).toMatchObject({ ok: false, refusal: "over" });
  });

  test("shows nobody's name", async () => {
    await answer(theo, { meetupId: monday, kind: "going" });
    const seen = await meetupByLink(token(answerPath(mina.id, monday)));
    expect(seen).toMatchObject({ going: 1, people: null });
    expect(JSON.stringify(seen)).not.toContain("Theo");
  });

  test("nothing but the whole token opens it", async () => {
    const good = token(answerPath(mina.id, monday));
    expect(await openAnswerLink(good)).toMatchObject({ viewer: { id: mina.id }, meetupId: monday });
    const swapped =
      token(answerPath(mina.id, monday)).slice(0, 43) + token(answerPath(theo.id, monday)).slice(43);
    const flipped = good.replace(/.$/, (last) => (last === "0" ? "1" : "0"));
    for (const bad of ["", "x", `${good}0`, good.slice(1), swapped, flipped, good.toUpperCase()]) {
      await expect(openAnswerLink(bad)).rejects.toThrow(NotFound);
    }
  });

  test("nor does it open for a suspended member", async () => {
    await db.member.update({ where: { id: mina.id }, data: { suspendedAt: new Date() } });
    await expect(openAnswerLink(token(answerPath(mina.id, monday)))).rejects.toThrow(NotFound);
    await db.member.update({ where: { id: mina.id }, data: { suspendedAt: null } });
  });
});
