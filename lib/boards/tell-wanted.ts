import type { Tx } from "#lib/db.ts";
import { yesesNeeded } from "./rules.ts";
import { tell } from "./tell.ts";

/** Fewer yeses are enough from now on: those who have as many by now, and had not before, are told. */
export async function tellWanted(tx: Tx, boardId: string, before: number, after: number): Promise<void> {
  const members = await tx.boardMember.findMany({ where: { boardId }, select: { memberId: true } });
  const yeses = await tx.candidateYes.groupBy({
    by: ["candidateId"],
    where: { boardId, memberId: { in: members.map(({ memberId }) => memberId) } },
    _count: true,
  });
  const [was, is] = [yesesNeeded(before, members.length), yesesNeeded(after, members.length)];
  const enough = yeses.filter(({ _count }) => _count >= is && _count < was);
  await tell(
    tx,
    enough.map(({ candidateId }) => candidateId),
    "wanted",
  );
}
