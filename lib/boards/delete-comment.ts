import { withBoards } from "#lib/access/boards.ts";
import { idOrNotFound } from "#lib/access/find.ts";
import { findPostFor } from "#lib/access/find-board.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { NotFound } from "#lib/errors.ts";
import { mayDelete, type Refusal } from "./rules.ts";

/** Deletes one's own comment. @throws {NotFound} when it, its post or its board is not there */
export async function deleteComment(
  viewer: MemberViewer,
  input: { board: string; post: string; comment: string },
): Promise<{ ok: true } | Refusal<"not-yours">> {
  return withBoards(viewer, async (tx) => {
    const on = await findPostFor(tx, viewer, input.board, input.post);
    const comment = await tx.comment.findFirst({
      where: { id: idOrNotFound(input.comment), postId: on.id },
      select: { id: true, authorId: true },
    });
    if (!comment) throw new NotFound();
    if (!mayDelete(viewer.id, comment)) return { ok: false, why: "not-yours" };
    await tx.comment.deleteMany({ where: { id: comment.id, authorId: viewer.id } });
    return { ok: true };
  });
}
