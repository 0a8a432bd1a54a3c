import { withBoards } from "#lib/access/boards.ts";
import { findBoardFor } from "#lib/access/find-board.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { publishToBoard } from "#lib/realtime/publish.ts";
import { hold } from "./hold.ts";
import { forgetMark } from "./own-mark.ts";
import { leaving } from "./rules.ts";

/**
 * Leaves a board. That it is not left without a keeper, and does not outlast its last member, is seen to by the
 * database (boards.tend in the migrations), because people also go by deleting their account.
 * @param input.agreed the last one said yes to the board going with them
 * @throws {NotFound} for anyone who is not in it
 */
export async function leave(
  viewer: MemberViewer,
  input: { board: string; agreed: boolean },
): Promise<ReturnType<typeof leaving>> {
  return withBoards(viewer, async (tx) => {
    const board = await findBoardFor(tx, viewer, input.board);
    // Two who leave at the same time would each still see the other, and the board would go unasked.
    await hold(tx, board.id);
    const others = await tx.boardMember.count({
      where: { boardId: board.id, memberId: { not: viewer.id } },
    });
    const decided = leaving(others, input.agreed);
    if (!decided.ok) return decided;
    await forgetMark(tx, viewer.id, board.id);
    await tx.boardMember.deleteMany({ where: { boardId: board.id, memberId: viewer.id } });
    await publishToBoard(tx, board.id);
    return decided;
  });
}
