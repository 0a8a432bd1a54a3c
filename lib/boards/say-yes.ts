import { withBoards } from "#lib/access/boards.ts";
import { idOrNotFound } from "#lib/access/find.ts";
import { findBoardFor } from "#lib/access/find-board.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { NotFound } from "#lib/errors.ts";
import { publishToBoard } from "#lib/realtime/publish.ts";
import { addYes } from "./yeses.ts";

/**
 * A member of a board says yes to somebody who is invited or has asked, or takes it back. The form says which of the
 * two, so that one sent twice does not undo itself.
 * @throws {NotFound} for anyone who is not in it, and when nobody is waiting by that id
 */
export async function sayYes(
  viewer: MemberViewer,
  input: { board: string; member: string; yes: boolean },
): Promise<{ ok: true; yes: boolean; name: string }> {
  return withBoards(viewer, async (tx) => {
    const board = await findBoardFor(tx, viewer, input.board);
    const of = { boardId: board.id, memberId: idOrNotFound(input.member) };
    const candidate = await tx.candidate.findUnique({
      where: { boardId_memberId: of },
      select: { member: { select: { name: true } } },
    });
    if (!candidate) throw new NotFound();
    if (input.yes) await addYes(tx, viewer, board.id, of.memberId);
    else
      await tx.candidateYes.deleteMany({
        where: { boardId: board.id, candidateId: of.memberId, memberId: viewer.id },
      });
    await publishToBoard(tx, board.id);
    return { ok: true, yes: input.yes, name: candidate.member.name };
  });
}
