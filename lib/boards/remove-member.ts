import { withBoards } from "#lib/access/boards.ts";
import { findInBoardFor } from "#lib/access/find-board.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { log } from "./log.ts";
import { forgetMark } from "./own-mark.ts";
import { lettingGo } from "./rules.ts";

export type Removed = { ok: true; name: string } | Exclude<ReturnType<typeof lettingGo>, { ok: true }>;

/** A keeper lets somebody go; what they wrote stays, and the board reads of it in its log. @throws {NotFound} for anyone who is not in the board */
export async function removeMember(
  viewer: MemberViewer,
  input: { board: string; member: string; words?: string },
): Promise<Removed> {
  return withBoards(viewer, async (tx) => {
    const { board, who } = await findInBoardFor(tx, viewer, input.board, input.member);
    const decided = lettingGo(board.me, who);
    if (!decided.ok || !who) return decided.ok ? { ok: false, why: "already-out" } : decided;
    // A keeper named between looking and letting go is none the less a keeper: hence keeperSince.
    const { count } = await tx.boardMember.deleteMany({
      where: { boardId: board.id, memberId: who.memberId, keeperSince: null },
    });
    if (count > 0) {
      await forgetMark(tx, who.memberId, board.id);
      await log(tx, board.id, { what: "member_removed", by: viewer, to: who.memberId, words: input.words });
    }
    return { ok: true, name: who.member.name };
  });
}
