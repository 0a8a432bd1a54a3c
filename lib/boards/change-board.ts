import { withBoards } from "#lib/access/boards.ts";
import { idOrNotFound } from "#lib/access/find.ts";
import { findBoardFor } from "#lib/access/find-board.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { publishToBoard } from "#lib/realtime/publish.ts";
import { hold } from "./hold.ts";
import { looksAfter, type Refusal } from "./rules.ts";
import { tellWanted } from "./tell-wanted.ts";
import { type BoardWays, type Changeable, changeable } from "./ways.ts";

export type BoardSettings = BoardWays & { name: string; about: string; keepDays: number | null };

/**
 * A keeper changes how a board is. Which of it changed stands in the log (boards.log_change), and neither the old nor the
 * new, which are for those to see who are in it. @throws {NotFound} for anyone who is not in the board
 */
export async function changeBoard(
  viewer: MemberViewer,
  input: { board: string; settings: BoardSettings },
): Promise<{ ok: true; changed: Changeable[] } | Refusal<"keepers-only">> {
  return withBoards(viewer, async (tx) => {
    await hold(tx, idOrNotFound(input.board));
    const board = await findBoardFor(tx, viewer, input.board);
    const decided = looksAfter(board.me);
    if (!decided.ok) return decided;
    const { settings } = input;
    const changed = changeable.filter((each) => board[each] !== settings[each]);
    if (changed.length === 0) return { ok: true, changed };
    await tx.board.updateMany({ where: { id: board.id }, data: settings });
    await publishToBoard(tx, board.id);
    if (settings.yesNeeded < board.yesNeeded)
      await tellWanted(tx, board.id, board.yesNeeded, settings.yesNeeded);
    return { ok: true, changed };
  });
}
