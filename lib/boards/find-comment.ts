import { idOrNotFound } from "#lib/access/find.ts";
import { findPostFor } from "#lib/access/find-board.ts";
import { isOwnPen } from "#lib/access/pen.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import type { Tx } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";

/** A comment of a thread, with its post. @throws {NotFound} when it, its post or its board is not there */
export async function findCommentFor(
  tx: Tx,
  viewer: MemberViewer,
  at: { board: string; post: string; comment: string },
) {
  const post = await findPostFor(tx, viewer, at.board, at.post);
  const comment = await tx.comment.findFirst({ where: { id: idOrNotFound(at.comment), postId: post.id } });
  if (!comment) throw new NotFound();
  const mine = comment.authorId === viewer.id || isOwnPen(viewer, post.id, comment.penHash);
  return { ...comment, mine, post };
}
