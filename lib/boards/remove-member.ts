import { withBoards } from "#lib/access/boards.ts";
import { findInBoardFor } from "#lib/access/find-board.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { publishToBoard } from "#lib/realtime/publish.ts";
import { forgetMark } from "./own-mark.ts";
import { lettingGo } from "./rules.ts";

export type Removed = { ok: true; name: string } | Exclude<ReturnType<typeof lettingGo>, { ok: true }>;

/**
 * A keeper lets somebody go; what they wrote stays, and the board reads of it in its log, with the keeper's reason. Whoever
 * went is not written to, and comes back only when enough say yes. The database does it all (boards.let_go).
 * @throws {NotFound} for anyone who is not in the board
 */
export async function removeMember(
  viewer: MemberViewer,
  input: { board: string; member: string; words: string },
): Promise<Removed> {
  return withBoards(viewer, async (tx) => {
    const { board, who } = await findInBoardFor(tx, viewer, input.board, input.member);
    const decided = lettingGo(board.me, who);
    if (!decided.ok || !who) return decided.ok ? { ok: false, why: "already-out" } : decided;
    const [gone] = await tx.$queryRaw<{ done: boolean }[]>`
      SELECT boards.let_go(${board.id}::uuid, ${who.memberId}::uuid, ${input.words}) AS done`;
    if (gone?.done) {
      await forgetMark(tx, who.memberId, board.id);
      await publishToBoard(tx, board.id);
      return { ok: true, name: who.member.name };
    }
    // Made a keeper since they were looked up, or gone.
    const still = await tx.boardMember.count({ where: { boardId: board.id, memberId: who.memberId } });
    return { ok: false, why: still > 0 ? "keeps-it" : "already-out" };
  });
}
