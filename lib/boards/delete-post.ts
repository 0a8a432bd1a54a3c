import { withBoards } from "#lib/access/boards.ts";
import { findPostFor } from "#lib/access/find-board.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { publishToBoard } from "#lib/realtime/publish.ts";
import type { Refusal } from "./rules.ts";

/** Deletes one's own post with what hangs on it. Deleted is deleted. @throws {NotFound} when it is not there */
export async function deletePost(
  viewer: MemberViewer,
  input: { board: string; post: string },
): Promise<{ ok: true } | Refusal<"not-yours">> {
  return withBoards(viewer, async (tx) => {
    const post = await findPostFor(tx, viewer, input.board, input.post);
    if (!post.mine) return { ok: false, why: "not-yours" };
    await tx.post.deleteMany({ where: { id: post.id } });
    await publishToBoard(tx, post.boardId);
    return { ok: true };
  });
}
