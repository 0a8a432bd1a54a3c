import { markHash, openMark, sealMark, takeMarks } from "#lib/access/mark.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import type { Tx } from "#lib/db.ts";
import { freshMark, fromText, type Mark, toText } from "./mark-rules.ts";

/** What the viewer keeps of each of these boards; what is fresh where there is nothing yet. */
export async function ownMarks(
  tx: Tx,
  viewer: MemberViewer,
  boards: readonly string[],
): Promise<Map<string, Mark>> {
  const all = boards.map((board) => ({ member: viewer.id, board }));
  const hashes = await takeMarks(tx, all);
  const rows = await tx.boardMark.findMany({ where: { hash: { in: hashes } } });
  return new Map(
    all.map((whose) => {
      const row = rows.find(({ hash }) => markHash(whose).equals(hash));
      return [whose.board, fromText(row && openMark(whose, row.sealed))];
    }),
  );
}

export async function ownMark(tx: Tx, viewer: MemberViewer, board: string): Promise<Mark> {
  return (await ownMarks(tx, viewer, [board])).get(board) ?? freshMark();
}

/** Changes it. Of two pages that do so at the same time the second waits, and sees what the first wrote. */
export async function changeMark(
  tx: Tx,
  viewer: MemberViewer,
  board: string,
  change: (mark: Mark) => Mark,
): Promise<Mark> {
  const whose = { member: viewer.id, board };
  const hash = markHash(whose);
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`mark ${hash.toString("hex")}`}, 0))::text`;
  const mark = change(await ownMark(tx, viewer, board));
  const sealed = sealMark(whose, toText(mark));
  await tx.boardMark.upsert({
    where: { hash },
    create: { hash, boardId: board, sealed },
    update: { sealed },
  });
  return mark;
}

/** Nothing is kept of a board for who is not in it any more. To be called while the viewer still is. */
export async function forgetMark(tx: Tx, member: string, board: string): Promise<void> {
  const hash = await takeMarks(tx, [{ member, board }]);
  await tx.boardMark.deleteMany({ where: { hash: { in: hash } } });
}
