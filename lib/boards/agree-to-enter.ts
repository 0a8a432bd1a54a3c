import { withBoards } from "#lib/access/boards.ts";
import { idOrNotFound } from "#lib/access/find.ts";
import type { OrganiserViewer } from "#lib/access/viewer.ts";
import { publishToBoard, publishToReader } from "#lib/realtime/publish.ts";

/**
 * The second organiser agrees: both can read the board for a day, and the board reads who entered and why, at once and for
 * good, and is written to. The database does it in one step (boards.agree_to_enter). Own askings, those of a week ago and those agreed to
 * are none.
 */
export async function agreeToEnter(
  viewer: OrganiserViewer,
  entry: string,
): Promise<{ ok: true } | { ok: false; why: "not-open" }> {
  return withBoards(viewer, async (tx) => {
    const [agreed] = await tx.$queryRaw<{ done: boolean }[]>`
      SELECT boards.agree_to_enter(${idOrNotFound(entry)}::uuid) AS done`;
    if (!agreed?.done) return { ok: false, why: "not-open" };
    const { boardId, askedById } = await tx.glassEntry.findUniqueOrThrow({ where: { id: entry } });
    for (const reader of [askedById, viewer.id]) await publishToReader(tx, reader);
    // Whether there is such a board or not.
    await publishToBoard(tx, boardId);
    return { ok: true };
  });
}
