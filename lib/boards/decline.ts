import { withBoards } from "#lib/access/boards.ts";
import { idOrNotFound } from "#lib/access/find.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { NotFound } from "#lib/errors.ts";
import { publishToBoard } from "#lib/realtime/publish.ts";

/**
 * Somebody whom a board wants says no, or takes back that they asked. The board is not told why.
 * @throws {NotFound} when they neither asked nor are wanted, and for a board that is not there
 */
export async function decline(viewer: MemberViewer, board: string): Promise<void> {
  await withBoards(viewer, async (tx) => {
    const { count } = await tx.candidate.deleteMany({
      where: { boardId: idOrNotFound(board), memberId: viewer.id },
    });
    if (count === 0) throw new NotFound();
    await publishToBoard(tx, board);
  });
}
