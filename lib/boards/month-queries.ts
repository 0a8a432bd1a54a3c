import type { Tx } from "#lib/db.ts";
import { inZone, now } from "#lib/time.ts";
import {
  type Group,
  MOST_POSTS,
  type Month,
  type MonthPicture,
  monthAfter,
  monthBefore,
  monthPicture,
  monthShown,
  monthSpan,
} from "./month-rules.ts";
import { pastBefore } from "./post-rules.ts";

type Named = { month: Month; name: string };
export type ShownMonth = Named & {
  picture: MonthPicture | null;
  /** There may have been more posts: these are the newest. */
  more: boolean;
  before: Named | null;
  after: Named | null;
};

/**
 * The month in Rah and Argh of a board that the viewer of `tx` has found. Null when there is nothing to show and nobody
 * asked for this month: why not is not said. It reads the newest 500 posts of the month by their index, at the most.
 * @param asked a month as an address says it
 */
export async function monthOfBoard(
  tx: Tx,
  board: { id: string; keepDays: number | null; createdAt: Date },
  asked: unknown,
  zone: string,
): Promise<ShownMonth | null> {
  const month = monthShown(asked, now(), zone);
  const { from, till } = monthSpan(month, zone);
  const past = pastBefore(board.keepDays, now()) ?? new Date(0);
  // Limited before it is looked at what they are, so that it reads no more of a month than that.
  const read = await tx.$queryRaw<(Omit<Group, "mood"> & { mood: Group["mood"] | null })[]>`
    SELECT CASE WHEN hidden_at IS NULL AND removed_at IS NULL THEN mood::text END AS mood,
      author_id AS author, count(*)::int AS posts
    FROM (
      SELECT mood, author_id, hidden_at, removed_at FROM boards.post
      WHERE board_id = ${board.id}::uuid AND posted_at >= ${from} AND posted_at < ${till} AND posted_at > ${past}
      ORDER BY posted_at DESC, id LIMIT ${MOST_POSTS}) AS newest
    GROUP BY 1, 2`;
  const picture = monthPicture(read.flatMap(({ mood, ...group }) => (mood ? { ...group, mood } : [])));
  if (!picture && asked !== month) return null;
  const last = monthShown(undefined, now(), zone);
  return {
    ...named(month, zone),
    picture,
    more: read.reduce((sum, { posts }) => sum + posts, 0) === MOST_POSTS,
    before: board.createdAt < from ? named(monthBefore(month), zone) : null,
    after: month < last ? named(monthAfter(month), zone) : null,
  };
}

/** "October", and "October 2025" of another year. */
function named(month: Month, zone: string): Named {
  const { from } = monthSpan(month, zone);
  const year = inZone(now(), zone, "yyyy");
  return { month, name: inZone(from, zone, month.startsWith(year) ? "MMMM" : "MMMM yyyy") };
}
