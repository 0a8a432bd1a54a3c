import { withBoards } from "#lib/access/boards.ts";
import { idOrNotFound } from "#lib/access/find.ts";
import { findBoardFor } from "#lib/access/find-board.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import type { Tx } from "#lib/db.ts";
import { publishToBoard } from "#lib/realtime/publish.ts";
import { now } from "#lib/time.ts";
import { hold } from "./hold.ts";
import { inviting, type Refusal } from "./rules.ts";
import { addYes } from "./yeses.ts";

export type Invited =
  | { ok: true; name: string }
  | Exclude<ReturnType<typeof inviting>, { ok: true }>
  | Refusal<"not-now">;

/**
 * A member of a board invites a member of the site, which is the first yes. Whoever is invited learns of it once as many
 * have said yes as the board wants. @throws {NotFound} for anyone who is not in it
 */
export async function invite(
  viewer: MemberViewer,
  input: { board: string; member: string; words?: string },
): Promise<Invited> {
  return withBoards(viewer, async (tx) => {
    const board = await findBoardFor(tx, viewer, input.board);
    const id = idOrNotFound(input.member);
    const who = await tx.member.findUnique({ where: { id }, select: { name: true, suspendedAt: true } });
    const of = { boardId: board.id, memberId: id };
    const already = (await tx.boardMember.count({ where: of })) > 0;
    const decided = inviting(board.me, who, already, now());
    if (!decided.ok || !who) return decided.ok ? { ok: false, why: "nobody" } : decided;
    const candidate = { ...of, invitedById: viewer.id, words: input.words ?? "", since: now() };
    await hold(tx, board.id);
    // Somebody else may have invited them, or they have asked: then this is one more yes.
    const waits = (await tx.candidate.count({ where: of })) > 0;
    if (!waits && (await notNow(tx, of))) return { ok: false, why: "not-now" };
    await tx.candidate.createMany({ data: candidate, skipDuplicates: true });
    await addYes(tx, viewer, board.id, id);
    await publishToBoard(tx, board.id);
    return { ok: true, name: who.name };
  });
}

/** They said no not long ago. Whoever invites hears "not now", and neither why nor since when. */
async function notNow(tx: Tx, of: { boardId: string; memberId: string }): Promise<boolean> {
  const [held] = await tx.$queryRaw<{ so: boolean }[]>`
    SELECT EXISTS (SELECT FROM boards.not_now() AS held
      WHERE held.board_id = ${of.boardId}::uuid AND held.member_id = ${of.memberId}::uuid) AS so`;
  return held?.so === true;
}
