import { pastBefore } from "#lib/boards/post-rules.ts";
import type { Tx } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import { now } from "#lib/time.ts";
import { idOrNotFound } from "./find.ts";
import { isOwnPen, takePen } from "./pen.ts";
import type { MemberViewer } from "./viewer.ts";

/**
 * How a board is reached: through the viewer's own membership, inside `withBoards`. Looking for the membership and
 * not for the board makes a board one is not in and a made-up address the same work as well as the same answer:
 * either way one index entry is looked for and not found, and row-level security has no row to judge.
 * @throws {NotFound} for anyone who is not in it, organisers included
 */
export async function findBoardFor(tx: Tx, viewer: MemberViewer, id: string) {
  const me = await tx.boardMember.findUnique({
    where: { boardId_memberId: { boardId: idOrNotFound(id), memberId: viewer.id } },
    select: {
      memberId: true,
      joinedAt: true,
      keeperSince: true,
      mutedTill: true,
      board: {
        select: {
          id: true,
          name: true,
          about: true,
          kind: true,
          rules: true,
          yesNeeded: true,
          keepDays: true,
        },
      },
    },
  });
  if (!me) throw new NotFound();
  const { board, ...mine } = me;
  return { ...board, me: mine };
}

/**
 * A post of a board the viewer is in. `mine`: they wrote it, under their name or their pen name. From here on the
 * transaction may do what whoever holds the pen in this thread may.
 * @throws {NotFound} when the board is not theirs, or the post is not in it
 */
export async function findPostFor(tx: Tx, viewer: MemberViewer, boardId: string, postId: string) {
  const board = await findBoardFor(tx, viewer, boardId);
  await takePen(tx, viewer, idOrNotFound(postId));
  const post = await tx.post.findFirst({ where: { id: postId, boardId: board.id } });
  const past = pastBefore(board.keepDays, now());
  if (!post || (past && post.postedAt <= past)) throw new NotFound();
  return { ...post, board, mine: post.authorId === viewer.id || isOwnPen(viewer, post.id, post.penHash) };
}
