import { withBoards } from "#lib/access/boards.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { publishToBoard } from "#lib/realtime/publish.ts";
import { findCommentFor } from "./find-comment.ts";
import type { ReactionKind } from "./reactions.ts";

/** Puts a reaction to a comment, or takes it back, as `react` does to a post. @throws {NotFound} when it is not there */
export async function reactToComment(
  viewer: MemberViewer,
  input: { board: string; post: string; comment: string; kind: ReactionKind; on: boolean },
): Promise<{ ok: true; on: boolean }> {
  return withBoards(viewer, async (tx) => {
    const { id, boardId } = await findCommentFor(tx, viewer, input);
    const mine = { commentId: id, boardId, memberId: viewer.id, kind: input.kind };
    if (input.on) await tx.commentReaction.createMany({ data: mine, skipDuplicates: true });
    else await tx.commentReaction.deleteMany({ where: mine });
    await publishToBoard(tx, boardId);
    return { ok: true, on: input.on };
  });
}
