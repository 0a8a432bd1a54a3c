import { withBoards } from "#lib/access/boards.ts";
import { findInBoardFor } from "#lib/access/find-board.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { publishToBoard } from "#lib/realtime/publish.ts";
import type { Removed } from "./remove-member.ts";
import { lettingGo } from "./rules.ts";

/**
 * A keeper makes another member of the board a keeper. The database does it and writes it into the board's log, since
 * nobody has the right to change who keeps a board. @throws {NotFound} for anyone who is not in the board
 */
export async function makeKeeper(
  viewer: MemberViewer,
  input: { board: string; member: string },
): Promise<Removed> {
  return withBoards(viewer, async (tx) => {
    const { board, who } = await findInBoardFor(tx, viewer, input.board, input.member);
    const decided = lettingGo(board.me, who);
    if (!decided.ok || !who) return decided.ok ? { ok: false, why: "already-out" } : decided;
    const [made] = await tx.$queryRaw<{ done: boolean }[]>`
      SELECT boards.make_keeper(${board.id}::uuid, ${who.memberId}::uuid) AS done`;
    if (!made?.done) return { ok: false, why: "keeps-it" };
    await publishToBoard(tx, board.id);
    return { ok: true, name: who.member.name };
  });
}
