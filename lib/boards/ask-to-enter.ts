import { withBoards } from "#lib/access/boards.ts";
import { idOrNotFound } from "#lib/access/find.ts";
import type { OrganiserViewer } from "#lib/access/viewer.ts";
import { now } from "#lib/time.ts";

/**
 * Break-glass, for abuse or law: an organiser asks to read a board, by its address, and states why. Whether there is such
 * a board is not looked at. The other organisers are told (boards.tell_of_glass); nothing is opened until one of them
 * agrees (agree-to-enter.ts).
 */
export async function askToEnter(
  viewer: OrganiserViewer,
  input: { board: string; reason: string },
): Promise<void> {
  await withBoards(viewer, async (tx) => {
    const { reason, board } = input;
    const asked = { boardId: idOrNotFound(board), reason, askedById: viewer.id, askedAt: now() };
    await tx.glassEntry.createMany({ data: asked });
  });
}
