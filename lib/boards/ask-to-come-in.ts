import { withBoards } from "#lib/access/boards.ts";
import { idOrNotFound } from "#lib/access/find.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { NotFound } from "#lib/errors.ts";
import { publishToBoard } from "#lib/realtime/publish.ts";

/**
 * Asks to come into a closed board, with a few words. Its members say yes or not; who asked twice has asked once. The
 * boards one sees are gone through, not asked for by id: to look for a secret one would take longer than for none. The
 * database does the rest (boards.ask_to_come_in): one may be invited there without knowing.
 * @throws {NotFound} for a board that is not closed to them, one that is not there, and one that they are in
 */
export async function askToComeIn(
  viewer: MemberViewer,
  input: { board: string; words: string },
): Promise<{ ok: true } | { ok: false; why: "asked-already" }> {
  return withBoards(viewer, async (tx) => {
    const boardId = idOrNotFound(input.board);
    const listed = await tx.board.findMany({ where: { kind: { not: "secret" } }, select: { id: true } });
    if (!listed.some(({ id }) => id === boardId)) throw new NotFound();
    const [asked] = await tx.$queryRaw<{ done: boolean | null }[]>`
      SELECT boards.ask_to_come_in(${boardId}::uuid, ${input.words}) AS done`;
    if (!asked || asked.done === null) throw new NotFound();
    if (!asked.done) return { ok: false, why: "asked-already" };
    await publishToBoard(tx, boardId);
    return { ok: true };
  });
}
