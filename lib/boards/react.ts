import { withBoards } from "#lib/access/boards.ts";
import { findPostFor } from "#lib/access/find-board.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { publishToBoard } from "#lib/realtime/publish.ts";
import type { ReactionKind } from "./reactions.ts";

/**
 * Puts a reaction to a post, or takes it back. The form says which of the two, so that one sent twice does not undo
 * itself. @throws {NotFound} for anyone who is not in the board
 */
export async function react(
  viewer: MemberViewer,
  input: { board: string; post: string; kind: ReactionKind; on: boolean },
): Promise<{ ok: true; on: boolean }> {
  return withBoards(viewer, async (tx) => {
    const to = await findPostFor(tx, viewer, input.board, input.post);
    const mine = { postId: to.id, boardId: to.board.id, memberId: viewer.id, kind: input.kind };
    if (input.on) await tx.reaction.createMany({ data: mine, skipDuplicates: true });
    else await tx.reaction.deleteMany({ where: mine });
    await publishToBoard(tx, to.board.id);
    return { ok: true, on: input.on };
  });
}
