import { withBoards } from "#lib/access/boards.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { NotFound } from "#lib/errors.ts";
import { firstTime } from "#lib/once.ts";
import { publishToReader } from "#lib/realtime/publish.ts";
import type { BoardWays } from "./ways.ts";

/**
 * Starts a board with the viewer as its keeper and only member. Any member may. Both rows are made by one function
 * of the database, because before the first membership nobody may write to a board.
 * @throws {NotFound} for a member who is suspended
 */
export async function startBoard(
  viewer: MemberViewer,
  input: { name: string; about: string; sent?: string | undefined } & Partial<BoardWays>,
): Promise<{ ok: true; id: string } | { ok: false; why: "sent-already" }> {
  return withBoards(viewer, async (tx) => {
    if (!(await firstTime(tx, input.sent))) return { ok: false, why: "sent-already" };
    const { name, about, kind = "secret", rules = "", yesNeeded = 2 } = input;
    const [made] = await tx.$queryRaw<{ id: string | null }[]>`
      SELECT boards.start_board(${name}, ${about}, ${kind}::boards.board_kind, ${rules}, ${yesNeeded}::int)::text AS id`;
    // Suspended since the page asked.
    if (!made?.id) throw new NotFound();
    await publishToReader(tx, viewer.id);
    return { ok: true, id: made.id };
  });
}
