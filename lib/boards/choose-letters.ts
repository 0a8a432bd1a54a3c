import { withBoards } from "#lib/access/boards.ts";
import { findBoardFor } from "#lib/access/find-board.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import type { LetterChoice } from "./mark-rules.ts";
import { changeMark } from "./own-mark.ts";

/** Chooses what of a board one gets letters about. @throws {NotFound} for anyone who is not in it */
export async function chooseBoardLetters(
  viewer: MemberViewer,
  input: { board: string; letters: LetterChoice },
): Promise<void> {
  await withBoards(viewer, async (tx) => {
    const board = await findBoardFor(tx, viewer, input.board);
    await changeMark(tx, viewer, board.id, (mark) => ({ ...mark, letters: input.letters }));
  });
}
