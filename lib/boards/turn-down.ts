import { withBoards } from "#lib/access/boards.ts";
import { idOrNotFound } from "#lib/access/find.ts";
import { findBoardFor } from "#lib/access/find-board.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { NotFound } from "#lib/errors.ts";
import { publishToBoard } from "#lib/realtime/publish.ts";
import { type Refusal, turningDown } from "./rules.ts";

/**
 * A keeper does not let somebody in who waits, or a member takes their invitation back. Nobody is told.
 * @throws {NotFound} for anyone who is not in the board, and when nobody is waiting by that id
 */
export async function turnDown(
  viewer: MemberViewer,
  input: { board: string; member: string },
): Promise<{ ok: true; name: string } | Refusal<"not-yours">> {
  return withBoards(viewer, async (tx) => {
    const board = await findBoardFor(tx, viewer, input.board);
    const of = { boardId: board.id, memberId: idOrNotFound(input.member) };
    const candidate = await tx.candidate.findUnique({
      where: { boardId_memberId: of },
      select: { invitedById: true, member: { select: { name: true } } },
    });
    if (!candidate) throw new NotFound();
    const decided = turningDown(board.me, candidate);
    if (!decided.ok) return decided;
    await tx.candidate.deleteMany({ where: of });
    await publishToBoard(tx, board.id);
    return { ok: true, name: candidate.member.name };
  });
}
