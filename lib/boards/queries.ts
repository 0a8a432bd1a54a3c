import { withBoards } from "#lib/access/boards.ts";
import { findBoardFor } from "#lib/access/find-board.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import type { Tx } from "#lib/db.ts";
import { likeLiteral } from "#lib/members/fold.ts";
import { keeps, lettingGo } from "./rules.ts";
import { asWriter, writer } from "./written-by.ts";

const CANDIDATES = 12;

/** The boards the viewer is in, by name. */
export async function boardsOf(viewer: MemberViewer) {
  return withBoards(viewer, async (tx) => {
    const mine = await tx.boardMember.findMany({
      where: { memberId: viewer.id },
      select: { keeperSince: true, board: { select: { id: true, name: true, about: true } } },
      orderBy: { board: { name: "asc" } },
    });
    const counts = await tx.boardMember.groupBy({
      by: ["boardId"],
      where: { boardId: { in: mine.map(({ board }) => board.id) } },
      _count: true,
    });
    const members = new Map(counts.map((each) => [each.boardId, each._count]));
    return mine.map(({ board, keeperSince }) => ({
      ...board,
      keeper: keeperSince !== null,
      members: members.get(board.id) ?? 0,
    }));
  });
}

/**
 * Who is in a board, keepers first; to a keeper also whom they could let in.
 * @param find part of a name, to find somebody to let in
 * @throws {NotFound} for anyone who is not in it
 */
export async function boardMembers(viewer: MemberViewer, id: string, find = "") {
  return withBoards(viewer, async (tx) => {
    const { me, ...board } = await findBoardFor(tx, viewer, id);
    const rows = await tx.boardMember.findMany({
      where: { boardId: board.id },
      select: { memberId: true, keeperSince: true, member: writer },
      orderBy: [{ keeperSince: { sort: "asc", nulls: "last" } }, { member: { name: "asc" } }],
    });
    return {
      ...board,
      members: rows.map((row) => ({
        ...asWriter(row.member),
        keeper: keeps(row),
        you: row.memberId === viewer.id,
        can: { remove: lettingGo(me, row).ok },
      })),
      others: await couldComeIn(tx, board.id, find),
      can: { keep: keeps(me), endsByLeaving: rows.length === 1 },
    };
  });
}

async function couldComeIn(tx: Tx, boardId: string, find: string) {
  const people = await tx.member.findMany({
    where: {
      suspendedAt: null,
      boards: { none: { boardId } },
      ...(find && { name: { contains: likeLiteral(find.slice(0, 80)), mode: "insensitive" } }),
    },
    select: writer.select,
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: CANDIDATES + 1,
  });
  return { people: people.slice(0, CANDIDATES).map(asWriter), more: people.length > CANDIDATES };
}
