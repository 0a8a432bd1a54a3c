import type { Tx } from "#lib/db.ts";
import type { Person } from "./mention-rules.ts";

/** Those who are in a board and can be mentioned there, by name. */
export async function boardPeople(tx: Tx, boardId: string): Promise<Person[]> {
  const rows = await tx.boardMember.findMany({
    where: { boardId, member: { suspendedAt: null } },
    select: { member: { select: { id: true, name: true } } },
    orderBy: [{ member: { name: "asc" } }, { memberId: "asc" }],
  });
  return rows.map(({ member }) => member);
}
