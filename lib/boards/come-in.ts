import { withBoards } from "#lib/access/boards.ts";
import { idOrNotFound } from "#lib/access/find.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { NotFound } from "#lib/errors.ts";
import { publishToBoard, publishToReader } from "#lib/realtime/publish.ts";
import { now } from "#lib/time.ts";

/**
 * Comes into an open board, or one that wants this member, which is agreeing to its house rules. The database decides
 * (boards.come_in), since nobody may write to a board they are not in.
 * @throws {NotFound} for a board that is not open to them, and one that is not there
 */
export async function comeIn(viewer: MemberViewer, board: string): Promise<void> {
  await withBoards(viewer, async (tx) => {
    const [came] = await tx.$queryRaw<{ in: boolean }[]>`
      SELECT boards.come_in(${idOrNotFound(board)}::uuid, ${now()}) AS "in"`;
    if (!came?.in) throw new NotFound();
    await publishToReader(tx, viewer.id);
    await publishToBoard(tx, board);
  });
}
