import { withBoards } from "#lib/access/boards.ts";
import { idOrNotFound } from "#lib/access/find.ts";
import { findBoardFor } from "#lib/access/find-board.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import type { Tx } from "#lib/db.ts";
import { publishToBoard, publishToReader } from "#lib/realtime/publish.ts";
import { keepersOf } from "./keepers-of.ts";
import { looksAfter, type Refusal } from "./rules.ts";

/** hidden: until it is looked at. shown: again, or as it is, reports being settled. removed: for good, with a reason. */
export const moderations = ["hidden", "shown", "removed"] as const;
export type Moderation = (typeof moderations)[number];

/**
 * A keeper does something about a post, or a comment under it. The database does it, empties what is removed, settles
 * its reports and writes the log (boards.moderate), since nobody has the right to change what others wrote.
 * @throws {NotFound} for anyone who is not in the board
 */
export async function moderate(
  viewer: MemberViewer,
  input: { board: string; post: string; comment?: string | undefined; act: Moderation; words: string },
): Promise<{ ok: true } | Refusal<"keepers-only" | "done-already">> {
  return withBoards(viewer, async (tx) => {
    const board = await findBoardFor(tx, viewer, input.board);
    const decided = looksAfter(board.me);
    if (!decided.ok) return decided;
    const [post, comment] = [idOrNotFound(input.post), input.comment ? idOrNotFound(input.comment) : null];
    const seen = input.act !== "shown" || (await isHidden(tx, comment ? "comment" : "post", comment ?? post));
    const [moderated] = await tx.$queryRaw<{ done: boolean }[]>`
      SELECT boards.moderate(${board.id}::uuid, ${post}::uuid, ${comment}::uuid, ${input.act}, ${input.words}) AS done`;
    if (!moderated?.done) return { ok: false, why: "done-already" };
    if (seen) await publishToBoard(tx, board.id);
    // That a report was settled and nothing done is the keepers' to know.
    else for (const id of await keepersOf(tx, board.id)) await publishToReader(tx, id);
    return { ok: true };
  });
}

async function isHidden(tx: Tx, what: "post" | "comment", id: string): Promise<boolean> {
  const where = { id, hiddenAt: { not: null } };
  return (await (what === "post" ? tx.post.count({ where }) : tx.comment.count({ where }))) > 0;
}
