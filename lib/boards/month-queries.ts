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
  /** There were more posts, and these are the newest. */
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
  board: { id: string; keepDays: number | null },
  asked: unknown,
  zone: string,
): Promise<ShownMonth | null> {
  const month = monthShown(asked, now(), zone);
  const { from, till } = monthSpan(month, zone);
  const past = pastBefore(board.keepDays, now());
  const posts = await tx.post.findMany({
    where: {
      boardId: board.id,
      postedAt: { gte: from, lt: till, ...(past && { gt: past }) },
      mood: { not: null },
      hiddenAt: null,
      removedAt: null,
    },
    orderBy: [{ postedAt: "desc" }, { id: "asc" }],
    take: MOST_POSTS + 1,
    select: { mood: true, authorId: true },
  });
  const picture = monthPicture(grouped(posts.slice(0, MOST_POSTS)));
  if (!picture && asked !== month) return null;
  const begun = await tx.board.findUniqueOrThrow({ where: { id: board.id }, select: { createdAt: true } });
  const last = monthShown(undefined, now(), zone);
  return {
    ...named(month, zone),
    picture,
    more: posts.length > MOST_POSTS,
    before: begun.createdAt < from ? named(monthBefore(month), zone) : null,
    after: month < last ? named(monthAfter(month), zone) : null,
  };
}

function grouped(posts: { mood: Group["mood"] | null; authorId: string | null }[]): Group[] {
  return posts.flatMap(({ mood, authorId }) => (mood ? [{ mood, author: authorId, posts: 1 }] : []));
}

/** "October", and "October 2025" of another year. */
function named(month: Month, zone: string): Named {
  const { from } = monthSpan(month, zone);
  const year = inZone(now(), zone, "yyyy");
  return { month, name: inZone(from, zone, month.startsWith(year) ? "MMMM" : "MMMM yyyy") };
}
