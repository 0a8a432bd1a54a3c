import { withBoards } from "#lib/access/boards.ts";
import { idOrNotFound } from "#lib/access/find.ts";
import { findBoardFor } from "#lib/access/find-board.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { now } from "#lib/time.ts";
import { lettingIn } from "./rules.ts";

export type Added = { ok: true; name: string } | Exclude<ReturnType<typeof lettingIn>, { ok: true }>;

/** A keeper lets a member of the site into the board. @throws {NotFound} for anyone who is not in it */
export async function addMember(
  viewer: MemberViewer,
  input: { board: string; member: string },
): Promise<Added> {
  return withBoards(viewer, async (tx) => {
    const board = await findBoardFor(tx, viewer, input.board);
    const id = idOrNotFound(input.member);
    const who = await tx.member.findUnique({ where: { id }, select: { name: true, suspendedAt: true } });
    const already = await tx.boardMember.count({ where: { boardId: board.id, memberId: id } });
    const decided = lettingIn(board.me, who, already > 0);
    if (!decided.ok || !who) return decided.ok ? { ok: false, why: "nobody" } : decided;
    // Another keeper may have let the same person in just now; that is what was wanted.
    const row = { boardId: board.id, memberId: id, joinedAt: now() };
    await tx.boardMember.createMany({ data: row, skipDuplicates: true });
    return { ok: true, name: who.name };
  });
}
