import { afterAll, beforeAll, expect, test } from "vitest";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { db } from "#lib/db.ts";
import { env } from "#lib/env.ts";
import { dateAt, makeMember, makeSeries } from "#lib/meetups/testing.ts";
import type { TestDatabase } from "#lib/postgres/testing.ts";
import { loadSecrets } from "#lib/secrets.ts";
import { closeTestHouse, openTestHouse } from "#lib/testing.ts";
import { now } from "#lib/time.ts";
import { testSettings } from "../testing.ts";
import { dateGone } from "./date-gone.ts";

let database: TestDatabase;
let settings: Awaited<ReturnType<typeof testSettings>>;
let mina: MemberViewer;
let theo: MemberViewer;
let change: string;

/** Wednesday goes, Friday moves an hour; Mina was going to both, Theo can't come to either. */
beforeAll(async () => {
  settings = await testSettings();
  loadSecrets(env().data);
  database = await openTestHouse();
  mina = await makeMember("Mina");
  theo = await makeMember("Theo");
  const seriesId = await makeSeries();
  const wednesday = await dateAt(seriesId, "2026-11-25T11:00");
  const friday = await dateAt(seriesId, "2026-11-27T11:00");
  for (const meetupId of [wednesday.id, friday.id]) {
    await db.answer.create({ data: { meetupId, memberId: mina.id, kind: "going", answeredAt: now() } });
    await db.answer.create({ data: { meetupId, memberId: theo.id, kind: "cant", answeredAt: now() } });
  }
  const made = await db.patternChange.create({
    data: { seriesId, fromDate: "2026-11-24", appliedAt: now(), madeVersion: 2 },
  });
  change = made.id;
  await db.changedMeetup.create({ data: { changeId: change, meetupId: wednesday.id, what: "dropped" } });
  await db.meetup.update({ where: { id: wednesday.id }, data: { droppedById: change } });
  await db.changedMeetup.create({
    data: {
      changeId: change,
      meetupId: friday.id,
      what: "moved",
      beforeLocal: friday.local,
      beforeMinutes: 60,
    },
  });
  const hour = 60 * 60_000;
  await db.meetup.update({
    where: { id: friday.id },
    data: {
      local: "2026-11-27T12:00",
      startsAt: new Date(friday.startsAt.getTime() + hour),
      endsAt: new Date(friday.endsAt.getTime() + hour),
    },
  });
});
afterAll(async () => {
  await closeTestHouse(database);
  await settings.forget();
});

test("names each date of theirs that goes or moves, and what stands now", async () => {
  const letter = await dateGone({ to: mina.id, about: change });
  expect(letter).toMatchObject({
    to: "mina@example.org",
    subject: "Elevenses: 2 of your dates have changed",
  });
  expect(letter?.blocks.flatMap((block) => (block.kind === "list" ? [block.items] : []))).toEqual([
    ["Wednesday 25 November, 11:00–12:00, Costa"],
    ["Friday 27 November, 11:00–12:00, Costa → Friday 27 November, 12:00–13:00, Costa"],
    [
      "Monday 23 November, 11:00–12:00, Costa",
      "Friday 27 November, 12:00–13:00, Costa",
      "Monday 30 November, 11:00–12:00, Costa",
    ],
  ]);
});

test("nobody gets one who is not coming anyway, is gone, or whose dates are back", async () => {
  expect(await dateGone({ to: theo.id, about: change })).toBeNull();
  expect(await dateGone({ to: crypto.randomUUID(), about: change })).toBeNull();
  await db.patternChange.update({ where: { id: change }, data: { undoneAt: now() } });
  expect(await dateGone({ to: mina.id, about: change })).toBeNull();
});
