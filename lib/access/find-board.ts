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
  const board = await ownBoard(tx, viewer, id);
  if (!board) throw new NotFound();
  return board;
}

/**
 * A board to be read: the viewer's own, or one that they entered as one of two organisers (break-glass); then `me` is
 * null, and there is nothing to be done in it. Looked for among what the viewer may read, never by the board's id, for
 * the reason above. @throws {NotFound} for anyone else
 */
export async function findReadableBoardFor(tx: Tx, viewer: MemberViewer, id: string) {
  const board = await ownBoard(tx, viewer, id);
  if (board) return board;
  const [entered] = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM boards.boards_i_read() AS mine (id) WHERE mine.id = ${id}::uuid`;
  const row = entered ? await tx.board.findUnique({ where: { id }, select: ofBoard }) : null;
  if (!row) throw new NotFound();
  return { ...row, me: null };
}

async function ownBoard(tx: Tx, viewer: MemberViewer, id: string) {
  const me = await tx.boardMember.findUnique({
    where: { boardId_memberId: { boardId: idOrNotFound(id), memberId: viewer.id } },
    select: {
      memberId: true,
      joinedAt: true,
      keeperSince: true,
      mutedTill: true,
      board: { select: ofBoard },
    },
  });
  if (!me) return null;
  const { board, ...mine } = me;
  return { ...board, me: mine };
}

const ofBoard = {
  id: true,
  name: true,
  about: true,
  kind: true,
  rules: true,
  yesNeeded: true,
  keepDays: true,
  createdAt: true,
} as const;

/**
 * Somebody in a board the viewer is in; null when they are not (any more).
 * @throws {NotFound} when the board is not the viewer's
 */
export async function findInBoardFor(tx: Tx, viewer: MemberViewer, boardId: string, memberId: string) {
  const board = await findBoardFor(tx, viewer, boardId);
  const who = await tx.boardMember.findUnique({
    where: { boardId_memberId: { boardId: board.id, memberId: idOrNotFound(memberId) } },
    select: { memberId: true, keeperSince: true, member: { select: { name: true } } },
  });
  return { board, who };
}

/**
 * A post of a board the viewer is in. `mine`: they wrote it, under their name or their pen name. From here on the
 * transaction may do what whoever holds the pen in this thread may.
 * @throws {NotFound} when the board is not theirs, or the post is not in it
 */
export async function findPostFor(tx: Tx, viewer: MemberViewer, boardId: string, postId: string) {
  return postOf(tx, viewer, await findBoardFor(tx, viewer, boardId), postId);
}

/** The same to be read only, also by organisers who entered the board (findReadableBoardFor). */
export async function findReadablePostFor(tx: Tx, viewer: MemberViewer, boardId: string, postId: string) {
  return postOf(tx, viewer, await findReadableBoardFor(tx, viewer, boardId), postId);
}

async function postOf<Board extends { id: string; keepDays: number | null }>(
  tx: Tx,
  viewer: MemberViewer,
  board: Board,
  postId: string,
) {
  await takePen(tx, viewer, idOrNotFound(postId));
  const post = await tx.post.findFirst({ where: { id: postId, boardId: board.id } });
  const past = pastBefore(board.keepDays, now());
  if (!post || (past && post.postedAt <= past)) throw new NotFound();
  return { ...post, board, mine: post.authorId === viewer.id || isOwnPen(viewer, post.id, post.penHash) };
}
