import { withBoards } from "#lib/access/boards.ts";
import { idOrNotFound } from "#lib/access/find.ts";
import { findPostFor } from "#lib/access/find-board.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { publishToBoard } from "#lib/realtime/publish.ts";
import type { Refusal } from "./rules.ts";

/** Takes a picture away from one's own post, for good. @throws {NotFound} when the post is not there */
export async function removePicture(
  viewer: MemberViewer,
  input: { board: string; post: string; picture: string },
): Promise<{ ok: true } | Refusal<"not-yours">> {
  return withBoards(viewer, async (tx) => {
    const post = await findPostFor(tx, viewer, input.board, input.post);
    if (!post.mine) return { ok: false, why: "not-yours" };
    // Taken away already is as good.
    await tx.picture.deleteMany({ where: { id: idOrNotFound(input.picture), postId: post.id } });
    await publishToBoard(tx, post.boardId);
    return { ok: true };
  });
}
