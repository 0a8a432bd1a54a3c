import { withBoards } from "#lib/access/boards.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { publishToBoard } from "#lib/realtime/publish.ts";
import { findCommentFor } from "./find-comment.ts";
import type { Refusal } from "./rules.ts";

/** Deletes one's own comment. @throws {NotFound} when it, its post or its board is not there */
export async function deleteComment(
  viewer: MemberViewer,
  input: { board: string; post: string; comment: string },
): Promise<{ ok: true } | Refusal<"not-yours">> {
  return withBoards(viewer, async (tx) => {
    const comment = await findCommentFor(tx, viewer, input);
    if (!comment.mine) return { ok: false, why: "not-yours" };
    await tx.comment.deleteMany({ where: { id: comment.id } });
    await publishToBoard(tx, comment.boardId);
    return { ok: true };
  });
}
