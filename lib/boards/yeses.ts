import type { MemberViewer } from "#lib/access/viewer.ts";
import type { Tx } from "#lib/db.ts";
import { yesesNeeded } from "./rules.ts";
import { tell } from "./tell.ts";

type Board = { id: string; yesNeeded: number };

/**
 * A yes of the viewer for somebody who waits. With the one that was missing they learn that a board wants them. Two at the
 * same time wait for each other, or each would count without the other and nobody be told.
 */
export async function addYes(tx: Tx, viewer: MemberViewer, board: Board, candidateId: string): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${board.id + candidateId}, 0))::text`;
  const { count } = await tx.candidateYes.createMany({
    data: { boardId: board.id, candidateId, memberId: viewer.id },
    skipDuplicates: true,
  });
  if (count === 0) return;
  const members = await tx.boardMember.findMany({ where: { boardId: board.id }, select: { memberId: true } });
  const yeses = await tx.candidateYes.count({
    where: { boardId: board.id, candidateId, memberId: { in: members.map(({ memberId }) => memberId) } },
  });
  if (yeses === yesesNeeded(board.yesNeeded, members.length)) await tell(tx, [candidateId], "wanted");
}
