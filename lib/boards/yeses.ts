import type { MemberViewer } from "#lib/access/viewer.ts";
import type { Tx } from "#lib/db.ts";
import { hold } from "./hold.ts";
import { yesesNeeded } from "./rules.ts";
import { tell } from "./tell.ts";

/**
 * A yes of the viewer for somebody who waits. With the one that was missing they learn that a board wants them. Two at the
 * same time, or one while the number is changed, wait for each other (hold.ts), or each would count without the other and
 * nobody be told.
 */
export async function addYes(
  tx: Tx,
  viewer: MemberViewer,
  boardId: string,
  candidateId: string,
): Promise<void> {
  await hold(tx, boardId);
  const { count } = await tx.candidateYes.createMany({
    data: { boardId, candidateId, memberId: viewer.id },
    skipDuplicates: true,
  });
  if (count === 0) return;
  // Read only now: it may have been changed by whoever held the board before.
  const board = await tx.board.findUniqueOrThrow({ where: { id: boardId }, select: { yesNeeded: true } });
  const members = await tx.boardMember.findMany({ where: { boardId }, select: { memberId: true } });
  const yeses = await tx.candidateYes.count({
    where: { boardId, candidateId, memberId: { in: members.map(({ memberId }) => memberId) } },
  });
  if (yeses === yesesNeeded(board.yesNeeded, members.length)) await tell(tx, [candidateId], "wanted");
}
