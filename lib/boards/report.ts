import { withBoards } from "#lib/access/boards.ts";
import { idOrNotFound } from "#lib/access/find.ts";
import { findPostFor } from "#lib/access/find-board.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { NotFound } from "#lib/errors.ts";
import { firstTime } from "#lib/once.ts";
import { publishToReader } from "#lib/realtime/publish.ts";
import { now } from "#lib/time.ts";
import { keepersOf } from "./keepers-of.ts";
import { tell } from "./tell.ts";

/**
 * A member thinks that the keepers should look at a post, or at a comment under it. Only they and the keepers see it.
 * @throws {NotFound} for anyone who is not in the board, and when it is not there
 */
export async function report(
  viewer: MemberViewer,
  input: {
    board: string;
    post: string;
    comment?: string | undefined;
    words: string;
    sent?: string | undefined;
  },
): Promise<{ ok: true } | { ok: false; why: "sent-already" }> {
  return withBoards(viewer, async (tx) => {
    const { board, id: postId } = await findPostFor(tx, viewer, input.board, input.post);
    const commentId = input.comment ? idOrNotFound(input.comment) : null;
    if (
      commentId &&
      !(await tx.comment.findFirst({ where: { id: commentId, postId }, select: { id: true } }))
    )
      throw new NotFound();
    if (!(await firstTime(tx, input.sent))) return { ok: false, why: "sent-already" };
    const about = { boardId: board.id, postId, commentId };
    await tx.report.createMany({
      data: { ...about, byId: viewer.id, words: input.words, reportedAt: now() },
    });
    const keepers = await keepersOf(tx, board.id);
    await tell(
      tx,
      keepers.filter((id) => id !== viewer.id),
      "report",
    );
    // Not the board's other pages, which it would tell that somebody reported something.
    for (const id of keepers) await publishToReader(tx, id);
    return { ok: true };
  });
}
