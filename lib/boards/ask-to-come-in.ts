import { withBoards } from "#lib/access/boards.ts";
import { idOrNotFound } from "#lib/access/find.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { NotFound } from "#lib/errors.ts";
import { publishToBoard } from "#lib/realtime/publish.ts";
import { now } from "#lib/time.ts";

/**
 * Asks to come into a closed board, with a few words. Its members say yes or not; who asked twice has asked once. The
 * closed boards are gone through, not asked for by id: to look for a secret one would take longer than for none.
 * @throws {NotFound} for a board that is not closed, one that is not there, and one that they are in
 */
export async function askToComeIn(
  viewer: MemberViewer,
  input: { board: string; words: string },
): Promise<{ ok: true } | { ok: false; why: "asked-already" }> {
  return withBoards(viewer, async (tx) => {
    const boardId = idOrNotFound(input.board);
    const closed = await tx.board.findMany({ where: { kind: "closed" }, select: { id: true } });
    const mine = await tx.boardMember.count({ where: { boardId, memberId: viewer.id } });
    if (mine > 0 || !closed.some(({ id }) => id === boardId)) throw new NotFound();
    const asking = { boardId, memberId: viewer.id, words: input.words, since: now() };
    const { count } = await tx.candidate.createMany({ data: asking, skipDuplicates: true });
    if (count === 0) return { ok: false, why: "asked-already" };
    await publishToBoard(tx, boardId);
    return { ok: true };
  });
}
