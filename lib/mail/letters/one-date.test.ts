import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { db } from "#lib/db.ts";
import { meetupAt } from "#lib/meetups/lay-out.ts";
import { movedFrom } from "#lib/meetups/moved-from.ts";
import { dateAt, makeMember, makeSeries } from "#lib/meetups/testing.ts";
import type { TestDatabase } from "#lib/postgres/testing.ts";
import { closeTestHouse, openTestHouse, sundayEvening } from "#lib/testing.ts";
import { setClock } from "#lib/time.ts";
import { dateBack, dateMoved, dateSkipped } from "./one-date.ts";

let database: TestDatabase;
let mina: MemberViewer;
let una: MemberViewer;
let theo: MemberViewer;
let monday: Awaited<ReturnType<typeof dateAt>>;

/** Mina is going, Una waits for company, Theo can't. */
beforeAll(async () => {
  database = await openTestHouse();
  [mina, una, theo] = [await makeMember("Mina"), await makeMember("Una"), await makeMember("Theo")];
  monday = await dateAt(await makeSeries(), "2026-11-23T11:00");
  const meetupId = monday.id;
  await db.answer.create({
    data: { meetupId, memberId: mina.id, kind: "going", answeredAt: sundayEvening },
  });
  await db.answer.create({ data: { meetupId, memberId: theo.id, kind: "cant", answeredAt: sundayEvening } });
  await db.condition.create({ data: { meetupId, memberId: una.id, company: 1, saidAt: sundayEvening } });
});
afterAll(() => closeTestHouse(database));
beforeEach(async () => {
  setClock(sundayEvening);
  const { id, ...before } = monday;
  await db.meetup.update({ where: { id }, data: before });
});

async function move(): Promise<string> {
  const { originalLocal: _, ...times } = meetupAt("2026-11-24T15:00", monday.zone, 90, monday.placeId);
  await db.meetup.update({ where: { id: monday.id }, data: times });
  return movedFrom.write(monday);
}

const skip = () =>
  db.meetup.update({ where: { id: monday.id }, data: { cancelledAt: sundayEvening, cancelledFor: "Snow" } });

const textOf = (letter: Awaited<ReturnType<typeof dateMoved>>) =>
  letter?.blocks.map((block) =>
    "text" in block ? block.text : "items" in block ? block.items.join("; ") : "",
  );

test("moved: from when and where, to when and where", async () => {
  const about = await move();
  const letter = await dateMoved({ to: mina.id, about });
  expect(letter).toMatchObject({
    to: "mina@example.org",
    subject: "Monday 23 November is now Tuesday 24 November, 15:00–16:30, Costa",
  });
  expect(textOf(letter)).toContain(
    "Was: Monday 23 November, 11:00–12:00, Costa; Now: Tuesday 24 November, 15:00–16:30, Costa, High Street",
  );
});

test("skipped: with the reason; back: with the answer", async () => {
  await skip();
  const off = await dateSkipped({ to: mina.id, about: monday.id });
  expect(off?.subject).toBe("Monday 23 November, 11:00–12:00, Costa is off");
  expect(textOf(off)?.join("\n")).toContain("is off: Snow");
  expect(await dateBack({ to: mina.id, about: monday.id })).toBeNull();
  await db.meetup.update({ where: { id: monday.id }, data: { cancelledAt: null, cancelledFor: "" } });
  const on = await dateBack({ to: mina.id, about: monday.id });
  expect(on?.subject).toBe("Monday 23 November, 11:00–12:00, Costa is on again");
  expect(await dateSkipped({ to: mina.id, about: monday.id })).toBeNull();
});

test("whoever waits for company reads the same as all others", async () => {
  const about = await move();
  const [to, others] = [await dateMoved({ to: una.id, about }), await dateMoved({ to: mina.id, about })];
  const [, ...hers] = textOf(to) ?? [];
  const [, ...theirs] = textOf(others) ?? [];
  expect(hers).toEqual(theirs);
  expect(to?.subject).toBe(others?.subject);
});

test("no letter when it is not wanted any more", async () => {
  const about = await move();
  expect(await dateMoved({ to: theo.id, about })).toBeNull();
  expect(await dateMoved({ to: crypto.randomUUID(), about })).toBeNull();
  expect(await dateMoved({ to: mina.id, about: "nonsense" })).toBeNull();
  setClock(new Date("2026-11-24T15:00:00Z"));
  expect(await dateMoved({ to: mina.id, about })).toBeNull();
  setClock(sundayEvening);
  await skip();
  expect(await dateMoved({ to: mina.id, about })).toBeNull();
  const { id, ...before } = monday;
  await db.meetup.update({ where: { id }, data: before });
  expect(await dateMoved({ to: mina.id, about })).toBeNull();
});
