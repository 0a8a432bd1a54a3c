import { withBoards } from "#lib/access/boards.ts";
import { idOrNotFound } from "#lib/access/find.ts";
import { findPostFor } from "#lib/access/find-board.ts";
import { isOwnPen } from "#lib/access/pen.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { NotFound } from "#lib/errors.ts";
import type { Refusal } from "./rules.ts";

/** Deletes one's own comment. @throws {NotFound} when it, its post or its board is not there */
export async function deleteComment(
  viewer: MemberViewer,
  input: { board: string; post: string; comment: string },
): Promise<{ ok: true } | Refusal<"not-yours">> {
  return withBoards(viewer, async (tx) => {
    const on = await findPostFor(tx, viewer, input.board, input.post);
    const comment = await tx.comment.findFirst({
      where: { id: idOrNotFound(input.comment), postId: on.id },
      select: { id: true, authorId: true, penHash: true },
    });
    if (!comment) throw new NotFound();
    const mine = comment.authorId === viewer.id || isOwnPen(viewer, on.id, comment.penHash);
    if (!mine) return { ok: false, why: "not-yours" };
    await tx.comment.deleteMany({ where: { id: comment.id } });
    return { ok: true };
  });
}
