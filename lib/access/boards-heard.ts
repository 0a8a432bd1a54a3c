import { withBoards } from "./boards.ts";
import type { MemberViewer } from "./viewer.ts";

/** The boards of which this viewer may hear now: those they read, as a member or as one of two who broke the glass. */
export async function boardsHeardBy(viewer: MemberViewer): Promise<string[]> {
  const rows = await withBoards(
    viewer,
    (tx) => tx.$queryRaw<{ id: string }[]>`SELECT DISTINCT id FROM boards.boards_i_read() AS mine (id)`,
  );
  return rows.map(({ id }) => id);
}
