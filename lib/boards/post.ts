import { withBoards } from "#lib/access/boards.ts";
import { findBoardFor } from "#lib/access/find-board.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { firstTime } from "#lib/once.ts";
import { now } from "#lib/time.ts";

export type Posted = { ok: true; id: string } | { ok: false; why: "sent-already" };

/** Posts in a board. @throws {NotFound} for anyone who is not in it */
export async function post(
  viewer: MemberViewer,
  input: { board: string; mood: "rah" | "argh"; text: string; sent?: string | undefined },
): Promise<Posted> {
  return withBoards(viewer, async (tx) => {
    const board = await findBoardFor(tx, viewer, input.board);
    if (!(await firstTime(tx, input.sent))) return { ok: false, why: "sent-already" };
    const { id } = await tx.post.create({
      data: { boardId: board.id, authorId: viewer.id, mood: input.mood, text: input.text, postedAt: now() },
      select: { id: true },
    });
    return { ok: true, id };
  });
}
