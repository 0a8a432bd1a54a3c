import { withBoards } from "#lib/access/boards.ts";
import { findBoardFor } from "#lib/access/find-board.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { now } from "#lib/time.ts";
import { groupZone } from "./group-zone.ts";
import { allRead } from "./mark-rules.ts";
import { unseenMentions } from "./mention-queries.ts";
import { changeMark, ownMark } from "./own-mark.ts";
import { dayBegins } from "./pen-rules.ts";
import { readerOf } from "./unseen-queries.ts";

/** More than is written in a day. */
const OF_TODAY = 1_000;

/** Nothing in the board is new any more. @throws {NotFound} for anyone who is not in it */
export async function markAllRead(viewer: MemberViewer, boardId: string): Promise<void> {
  const zone = await groupZone();
  const today = dayBegins(now(), zone);
  await withBoards(viewer, async (tx) => {
    const { me, ...board } = await findBoardFor(tx, viewer, boardId);
    const posts = await tx.post.findMany({
      where: { boardId: board.id, postedAt: { gte: today } },
      orderBy: [{ postedAt: "desc" }, { id: "asc" }],
      take: OF_TODAY,
      select: { id: true },
    });
    const comments = await tx.comment.findMany({
      where: { boardId: board.id, commentedAt: { gte: today } },
      orderBy: [{ commentedAt: "desc" }, { id: "asc" }],
      take: OF_TODAY,
      select: { id: true },
    });
    const reader = readerOf(await ownMark(tx, viewer, board.id), me.joinedAt, zone);
    const mentions = (await unseenMentions(tx, viewer, board, reader)).map(({ id }) => id);
    const seen = [...posts, ...comments].map(({ id }) => id);
    await changeMark(tx, viewer, board.id, (mark) => allRead(mark, today, seen, mentions));
  });
}
