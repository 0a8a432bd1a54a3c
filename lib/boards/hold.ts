import type { Tx } from "#lib/db.ts";

/**
 * Holds a board of the viewer's to the end of the transaction: who is in it, who keeps it and how many yeses it takes are
 * changed by one at a time. To be asked for before anything is written, or two would wait for each other (boards.hold).
 */
export async function hold(tx: Tx, boardId: string): Promise<void> {
  await tx.$queryRaw`SELECT boards.hold(${boardId}::uuid)`;
}
