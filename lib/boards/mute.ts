import { withBoards } from "#lib/access/boards.ts";
import { findInBoardFor } from "#lib/access/find-board.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { publishToBoard } from "#lib/realtime/publish.ts";
import { now } from "#lib/time.ts";
import type { Removed } from "./remove-member.ts";
import { lettingGo } from "./rules.ts";
import { type Muting, mutings } from "./ways.ts";

/** Until a keeper says otherwise: further off than any board. */
const NO_END = new Date("9999-01-01T00:00:00Z");

/**
 * A keeper mutes a member, who then reads and does not write, or (`how` null) lets them write again. It stands in the
 * board's log with its reason. @throws {NotFound} for anyone who is not in the board
 */
export async function mute(
  viewer: MemberViewer,
  input: { board: string; member: string; how: Muting | null; words: string },
): Promise<Removed> {
  return withBoards(viewer, async (tx) => {
    const { board, who } = await findInBoardFor(tx, viewer, input.board, input.member);
    const decided = lettingGo(board.me, who);
    if (!decided.ok || !who) return decided.ok ? { ok: false, why: "already-out" } : decided;
    const till = input.how && mutedTill(input.how);
    const [muted] = await tx.$queryRaw<{ done: boolean }[]>`
      SELECT boards.mute(${board.id}::uuid, ${who.memberId}::uuid, ${till}::timestamptz, ${input.words}) AS done`;
    // Made a keeper since they were looked up.
    if (!muted?.done) return { ok: false, why: "keeps-it" };
    await publishToBoard(tx, board.id);
    return { ok: true, name: who.member.name };
  });
}

function mutedTill(how: Muting): Date {
  const days = mutings[how];
  return days === null ? NO_END : new Date(now().getTime() + days * 86_400_000);
}

/** Whether a muting ends by itself. */
export const endsByItself = (till: Date): boolean => till < NO_END;
