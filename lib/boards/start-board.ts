import { randomUUID } from "node:crypto";
import { withBoards } from "#lib/access/boards.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { firstTime } from "#lib/once.ts";
import { publishToReader } from "#lib/realtime/publish.ts";
import { now } from "#lib/time.ts";
import type { BoardWays } from "./ways.ts";

/**
 * Starts a board with the viewer as its keeper and only member. Any member may. Both rows are made by one function
 * of the database, because before the first membership nobody may write to a board.
 */
export async function startBoard(
  viewer: MemberViewer,
  input: { name: string; about: string; sent?: string | undefined } & Partial<BoardWays>,
): Promise<{ ok: true; id: string } | { ok: false; why: "sent-already" }> {
  return withBoards(viewer, async (tx) => {
    if (!(await firstTime(tx, input.sent))) return { ok: false, why: "sent-already" };
    const id = randomUUID();
    await tx.$queryRaw`SELECT boards.start_board(${id}::uuid, ${input.name}, ${input.about}, ${now()})::text`;
    const { kind = "secret", rules = "", yesNeeded = 2 } = input;
    await tx.board.updateMany({ where: { id }, data: { kind, rules, yesNeeded } });
    await publishToReader(tx, viewer.id);
    return { ok: true, id };
  });
}
