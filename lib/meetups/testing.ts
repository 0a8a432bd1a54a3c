import { actingAs, isOrganiser, type MemberViewer, type OrganiserViewer } from "#lib/access/viewer.ts";
import { db } from "#lib/db.ts";
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
