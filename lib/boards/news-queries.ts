import { withBoards } from "#lib/access/boards.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { waitingFor } from "./glass-queries.ts";
import type { NewsKind } from "./tell.ts";

/** Of which kinds there is something for this member now: what a letter asks before it goes out. */
export async function newsFor(viewer: MemberViewer): Promise<Record<Exclude<NewsKind, "said">, boolean>> {
  return withBoards(viewer, async (tx) => {
    const [{ wanted } = { wanted: 0n }] = await tx.$queryRaw<{ wanted: bigint }[]>`
      SELECT count(*) AS wanted FROM boards.boards_that_want_me()`;
    const kept = await tx.boardMember.findMany({
      where: { memberId: viewer.id, keeperSince: { not: null } },
      select: { boardId: true },
    });
    const reports = await tx.report.count({
      where: { boardId: { in: kept.map(({ boardId }) => boardId) }, settledAt: null },
    });
    const boards = await tx.boardMember.count({ where: { memberId: viewer.id } });
    return {
      wanted: wanted > 0n,
      report: reports > 0,
      news: boards > 0,
      glass: (await tx.glassEntry.count({ where: waitingFor(viewer) })) > 0,
    };
  });
}
