import { withBoards } from "#lib/access/boards.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import type { Tx } from "#lib/db.ts";

/** The boards the viewer is in, by name. */
export async function boardsOf(viewer: MemberViewer) {
  return withBoards(viewer, (tx) => ownBoards(tx, viewer));
}

/** The same within a transaction. */
export async function ownBoards(tx: Tx, viewer: MemberViewer) {
  const mine = await tx.boardMember.findMany({
    where: { memberId: viewer.id },
    select: { keeperSince: true, board: { select: { id: true, name: true, about: true } } },
    orderBy: { board: { name: "asc" } },
  });
  const counts = await tx.boardMember.groupBy({
    by: ["boardId"],
    where: { boardId: { in: mine.map(({ board }) => board.id) } },
    _count: true,
  });
  const members = new Map(counts.map((each) => [each.boardId, each._count]));
  return mine.map(({ board, keeperSince }) => ({
    ...board,
    keeper: keeperSince !== null,
    members: members.get(board.id) ?? 0,
  }));
}
