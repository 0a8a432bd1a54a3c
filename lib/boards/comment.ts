import { withBoards } from "#lib/access/boards.ts";
import { findPostFor } from "#lib/access/find-board.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { firstTime } from "#lib/once.ts";
import { now } from "#lib/time.ts";

export type Commented = { ok: true; id: string } | { ok: false; why: "sent-already" };

/** Comments on a post. @throws {NotFound} for anyone who is not in its board */
export async function comment(
  viewer: MemberViewer,
  input: { board: string; post: string; text: string; sent?: string | undefined },
): Promise<Commented> {
  return withBoards(viewer, async (tx) => {
    const on = await findPostFor(tx, viewer, input.board, input.post);
    if (!(await firstTime(tx, input.sent))) return { ok: false, why: "sent-already" };
    const { id } = await tx.comment.create({
      data: {
        postId: on.id,
        boardId: on.board.id,
        authorId: viewer.id,
        text: input.text,
        commentedAt: now(),
      },
      select: { id: true },
    });
    return { ok: true, id };
  });
}
