import { Prisma, type Tx } from "#lib/db.ts";
import type { meetupAt } from "./lay-out.ts";

/** When and where a date is, by its id. */
export type Timed = { id: string } & ReturnType<typeof meetupAt>;

/** Sets times and places of dates. One statement: a change of pattern moves a quarter of a year of them at once. */
export async function setTimes(tx: Tx, dates: Timed[]): Promise<void> {
  if (dates.length === 0) return;
  const all = <K extends keyof Timed>(key: K) => dates.map((date) => date[key]);
  await tx.$executeRaw(Prisma.sql`
    UPDATE meetup SET original_local = to_be.original_local, local = to_be.local, zone = to_be.zone,
      minutes = to_be.minutes, place_id = to_be.place_id, starts_at = to_be.starts_at, ends_at = to_be.ends_at
    FROM unnest(${all("id")}::uuid[], ${all("originalLocal")}::text[], ${all("local")}::text[], ${all("zone")}::text[],
      ${all("minutes")}::int[], ${all("placeId")}::uuid[], ${all("startsAt")}::timestamptz[],
      ${all("endsAt")}::timestamptz[])
      AS to_be (id, original_local, local, zone, minutes, place_id, starts_at, ends_at)
    WHERE meetup.id = to_be.id`);
}
