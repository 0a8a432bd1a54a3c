import { actingAs, isOrganiser, type MemberViewer, type OrganiserViewer } from "#lib/access/viewer.ts";
import { db, Prisma } from "#lib/db.ts";
import { sundayEvening } from "#lib/testing.ts";
import type { Role } from "#prisma/generated/enums.ts";
import { startSeries } from "./start-series.ts";

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

/** The letters that have been left behind as jobs, "came-in to Mina" each, in that order; they are gone then. */
export async function lettersLeft(): Promise<string[]> {
  const jobs = await db.$queryRaw<{ letter: string; name: string }[]>(Prisma.sql`
    SELECT data->>'letter' AS letter, m.name FROM pgboss.job j JOIN member m ON m.id::text = data->>'to'
    WHERE j.name = 'send-letter' ORDER BY letter, m.name`);
  await db.$executeRaw(Prisma.sql`DELETE FROM pgboss.job`);
  return jobs.map(({ letter, name }) => `${letter} to ${name}`);
}
