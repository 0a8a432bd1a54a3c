import { actingAs, isOrganiser, type MemberViewer, type OrganiserViewer } from "#lib/access/viewer.ts";
import { db, disconnect, useDatabase } from "#lib/db.ts";
import { stopBoss } from "#lib/jobs/boss.ts";
import { type TestDatabase, testDatabase } from "#lib/postgres/testing.ts";
import { setClock } from "#lib/time.ts";
import type { Role } from "#prisma/generated/enums.ts";
import { startSeries } from "./start-series.ts";

/** A Sunday evening: the series of these tests meets the next morning. */
export const sundayEvening = new Date("2026-11-22T18:00:00Z");

/** Points this process at an empty database of its own, with the clock at `sundayEvening`. */
export async function openTestHouse(): Promise<TestDatabase> {
  const database = await testDatabase();
  useDatabase({ site: database.siteUrl, boards: database.boardsUrl });
  setClock(sundayEvening);
  return database;
}

export async function closeTestHouse(database: TestDatabase): Promise<void> {
  await stopBoss();
  await disconnect();
  await database.drop();
  setClock(undefined);
}

/** A member made for a test, as a viewer. */
export async function makeMember(name: string, role: Role = "member"): Promise<MemberViewer> {
  const data = { name, role, email: `${name.toLowerCase()}@example.org`, joinedAt: sundayEvening };
  const { id } = await db.member.create({ data, select: { id: true } });
  return actingAs(id);
}

export async function makeOrganiser(name: string): Promise<OrganiserViewer> {
  const viewer = await makeMember(name, "organiser");
  if (!isOrganiser(viewer)) throw new Error("an organiser was made and is none");
  return viewer;
}

/** Mondays, Wednesdays and Fridays at Costa, 11 till 12, in Birmingham. */
export async function makeSeries(): Promise<string> {
  return db.$transaction((tx) =>
    startSeries(tx, {
      name: "Elevenses",
      zone: "Europe/London",
      rrule: "FREQ=WEEKLY;BYDAY=MO,WE,FR",
      startTime: "11:00",
      minutes: 60,
      place: { name: "Costa", address: "High Street" },
    }),
  );
}

/** The series' date that starts at this local time. */
export async function dateAt(seriesId: string, local: string) {
  return db.meetup.findFirstOrThrow({ where: { seriesId, local } });
}
