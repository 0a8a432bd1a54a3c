import type { Tx } from "#lib/db.ts";

/** Who keeps a board, by their ids; for somebody who may read it. */
export async function keepersOf(tx: Tx, boardId: string): Promise<string[]> {
  const keepers = await tx.boardMember.findMany({
    where: { boardId, keeperSince: { not: null } },
    select: { memberId: true },
  });
  return keepers.map(({ memberId }) => memberId);
}
