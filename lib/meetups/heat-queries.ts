import type { OrganiserViewer } from "#lib/access/viewer.ts";
import { db, Prisma } from "#lib/db.ts";
import { now } from "#lib/time.ts";
import { type Heat, type HeatDate, heatOf } from "./heat-rules.ts";

const HALF_A_YEAR_MS = 26 * 7 * 86_400_000;

type Row = {
  id: string;
  local: string;
  minutes: number;
  from: string | null;
  to: string | null;
  people: number;
};

/** Which days and times people came in the last half year: counted by the database, so that no name leaves it. */
export async function heatPage(_viewer: OrganiserViewer): Promise<Heat> {
  const since = new Date(now().getTime() - HALF_A_YEAR_MS);
  const rows = await db.$queryRaw<Row[]>(Prisma.sql`
    SELECT d.id, d.local, d.minutes, a.there_from AS "from", a.there_to AS "to", count(a.member_id)::int AS people
    FROM meetup d LEFT JOIN (answer a JOIN member m ON m.id = a.member_id AND m.suspended_at IS NULL)
      ON a.meetup_id = d.id AND a.kind = 'going'
    WHERE d.starts_at > ${since} AND d.ends_at <= ${now()} AND d.cancelled_at IS NULL AND d.dropped_by_id IS NULL
    GROUP BY d.id, d.local, d.minutes, a.there_from, a.there_to`);
  return heatOf([...Map.groupBy(rows, ({ id }) => id).values()].map(dateOf));
}

function dateOf(rows: Row[]): HeatDate {
  const [{ local, minutes } = { local: "", minutes: 0 }] = rows;
  return { local, minutes, going: rows.map(({ from, to, people }) => ({ from, to, people })) };
}
