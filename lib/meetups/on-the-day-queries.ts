import { may } from "#lib/access/policy.ts";
import type { Viewer } from "#lib/access/viewer.ts";
import { db, Prisma } from "#lib/db.ts";
import { now } from "#lib/time.ts";
import { decideHere, decideShout, isHereTime, isShoutTime } from "./on-the-day-rules.ts";
import type { MeetupView } from "./queries.ts";

type Named = { id: string; name: string; you: boolean };
type Row = { id: string; name: string; shouted: boolean; here: boolean; going: boolean };

/** Who is heading down, and what this member may say of themselves. */
export type OnTheDay = {
  headingDown: Named[];
  /** Whether the viewer has said that they are heading down, or that they are there. */
  yours: { shouted: boolean; here: boolean };
  can: { shout: boolean; here: boolean };
};

/**
 * The day itself, for members; null for visitors and outside its time, when nothing is asked. Whoever is
 * there is not heading down any more, and neither is who does not go after all.
 */
export async function onTheDay(viewer: Viewer, meetup: MeetupView | null): Promise<OnTheDay | null> {
  if (!meetup || !may.takePart(viewer) || meetup.state === "cancelled" || !isShoutTime(meetup, now()))
    return null;
  const rows = await db.$queryRaw<Row[]>(Prisma.sql`
    SELECT m.id, m.name, s.member_id IS NOT NULL AS shouted, h.member_id IS NOT NULL AS here,
      coalesce(a.kind = 'going', false) AS going
    FROM (SELECT member_id FROM shout WHERE meetup_id = ${meetup.id}::uuid
      UNION SELECT member_id FROM here WHERE meetup_id = ${meetup.id}::uuid) said
    JOIN member m ON m.id = said.member_id AND m.suspended_at IS NULL
    LEFT JOIN shout s ON s.meetup_id = ${meetup.id}::uuid AND s.member_id = m.id
    LEFT JOIN here h ON h.meetup_id = ${meetup.id}::uuid AND h.member_id = m.id
    LEFT JOIN answer a ON a.meetup_id = ${meetup.id}::uuid AND a.member_id = m.id
    ORDER BY s.shouted_at NULLS LAST, m.sort_name, m.id`);
  const early = !isHereTime(meetup, now());
  const people = rows.map((row) => ({ ...row, here: row.here && !early, you: row.id === viewer.id }));
  const you = people.find((person) => person.you);
  const off = { cancelledAt: null, droppedById: null };
  return {
    headingDown: people.filter(({ shouted, here, going }) => shouted && going && !here),
    yours: { shouted: you?.shouted ?? false, here: you?.here ?? false },
    can: {
      shout: decideShout({ meetup: { ...meetup, ...off }, shouted: false, now: now() }).ok,
      here: decideHere({ meetup: { ...meetup, ...off }, now: now() }).ok,
    },
  };
}
