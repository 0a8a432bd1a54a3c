import { withBoards } from "#lib/access/boards.ts";
import { idOrNotFound } from "#lib/access/find.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { NotFound } from "#lib/errors.ts";
import { publishToBoard } from "#lib/realtime/publish.ts";

/**
 * Somebody whom a board wants says no, or takes back that they asked. A no holds for 90 days, in which nobody can invite
 * them there (boards.decline); they can ask themselves, where they see the board. Nobody is told of it.
 * @throws {NotFound} when they neither asked nor are wanted, and for a board that is not there
 */
export async function decline(viewer: MemberViewer, board: string): Promise<void> {
  await withBoards(viewer, async (tx) => {
    const [declined] = await tx.$queryRaw<{ done: boolean }[]>`
      SELECT boards.decline(${idOrNotFound(board)}::uuid) AS done`;
    if (!declined?.done) throw new NotFound();
    await publishToBoard(tx, board);
  });
}
