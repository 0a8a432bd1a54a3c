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

/** A series that meets about once a month, usually on one of these days at 11:00 at Costa; no date is fixed. */
export async function makeAboutSeries(rrule = "FREQ=WEEKLY;BYDAY=MO,WE,FR"): Promise<string> {
  const place = { name: "Costa", address: "High Street" };
  const rule = { fromDate: "2026-11-01", kind: "about" as const, zone: "Europe/London", rrule };
  const { id } = await db.series.create({
    data: {
      name: "Suppers",
      zone: "Europe/London",
      seats: 8,
      createdAt: sundayEvening,
      rules: { create: { ...rule, start: "2026-11-02T11:00", minutes: 60, placeId: await placeId(place) } },
    },
    select: { id: true },
  });
  return id;
}

async function placeId(place: { name: string; address: string }): Promise<string> {
  const made = await db.place.upsert({ where: { name_address: place }, create: place, update: {} });
  return made.id;
}

/** The letters that are waiting to be sent, as "kind name", in no order. */
export async function lettersWaiting(): Promise<string[]> {
  const rows = await db.$queryRaw<{ said: string }[]>`
    SELECT (data->>'letter') || ' ' || m.name AS said FROM pgboss.job
    JOIN member m ON m.id::text = data->>'to' WHERE pgboss.job.name = 'send-letter'`;
  return rows.map(({ said }) => said).sort();
}
