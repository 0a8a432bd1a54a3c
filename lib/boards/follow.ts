import { withBoards } from "#lib/access/boards.ts";
import { findPostFor } from "#lib/access/find-board.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { type Way, withWay } from "./mark-rules.ts";
import { changeMark, ownMark } from "./own-mark.ts";

/** Follows a thread, mutes it, or (null) leaves it as it comes. @throws {NotFound} for anyone who is not in the board */
export async function follow(
  viewer: MemberViewer,
  input: { board: string; post: string; way: Way | null },
): Promise<{ ok: true; way: Way | null }> {
  return withBoards(viewer, async (tx) => {
    const { id, board } = await findPostFor(tx, viewer, input.board, input.post);
    const kept = Object.keys((await ownMark(tx, viewer, board.id)).ways);
    const there = await tx.post.findMany({
      where: { id: { in: kept }, boardId: board.id },
      select: { id: true },
    });
    await changeMark(tx, viewer, board.id, (mark) =>
      withWay(
        mark,
        id,
        input.way,
        there.map((each) => each.id),
      ),
    );
    return { ok: true, way: input.way };
  });
}
