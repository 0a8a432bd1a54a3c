import { withBoards } from "#lib/access/boards.ts";
import { idOrNotFound } from "#lib/access/find.ts";
import { findBoardFor } from "#lib/access/find-board.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { lettingGo } from "./rules.ts";

export type Removed = { ok: true; name: string } | Exclude<ReturnType<typeof lettingGo>, { ok: true }>;

/** A keeper lets somebody go; what they wrote stays. @throws {NotFound} for anyone who is not in the board */
export async function removeMember(
  viewer: MemberViewer,
  input: { board: string; member: string },
): Promise<Removed> {
  return withBoards(viewer, async (tx) => {
    const board = await findBoardFor(tx, viewer, input.board);
    const who = await tx.boardMember.findUnique({
      where: { boardId_memberId: { boardId: board.id, memberId: idOrNotFound(input.member) } },
      select: { memberId: true, keeperSince: true, member: { select: { name: true } } },
    });
    const decided = lettingGo(board.me, who);
    if (!decided.ok || !who) return decided.ok ? { ok: false, why: "already-out" } : decided;
    // A keeper named between looking and letting go is none the less a keeper: hence keeperSince.
    await tx.boardMember.deleteMany({
      where: { boardId: board.id, memberId: who.memberId, keeperSince: null },
    });
    return { ok: true, name: who.member.name };
  });
}
