import type { Tx } from "#lib/db.ts";

/**
 * Leaves word for everybody in a board that something was said there, its writer among them: who is told of what is
 * decided by lib/boards/worth-a-letter.ts, later and by what each of them keeps for themselves.
 */
export async function tellBoard(tx: Tx, boardId: string): Promise<void> {
  await tx.$queryRaw`SELECT boards.tell_board(${boardId}::uuid)::text`;
}
