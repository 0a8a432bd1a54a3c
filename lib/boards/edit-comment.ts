import { withBoards } from "#lib/access/boards.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { publishToBoard } from "#lib/realtime/publish.ts";
import { now } from "#lib/time.ts";
import { findCommentFor } from "./find-comment.ts";
import { groupZone } from "./group-zone.ts";
import { dayBegins } from "./pen-rules.ts";
import { editing } from "./post-rules.ts";
import { mix } from "./sign.ts";
import { tellBoard } from "./tell-board.ts";

/** Changes one's own comment, which then says so. @throws {NotFound} when it is not there */
export async function editComment(
  viewer: MemberViewer,
  input: { board: string; post: string; comment: string; text: string; lang: string },
): Promise<ReturnType<typeof editing>> {
  const today = dayBegins(now(), await groupZone());
  return withBoards(viewer, async (tx) => {
    const it = await findCommentFor(tx, viewer, input);
    const decided = editing(it.post.board.me, it, now());
    if (!decided.ok) return decided;
    const { text, lang } = input;
    const editedAt = it.penHash ? today : now();
    await tx.comment.updateMany({ where: { id: it.id }, data: { text, lang, editedAt } });
    await mix(tx, "comment", it.id, today);
    await publishToBoard(tx, it.boardId);
    // Whom it mentions now and did not before is told; the others have seen that it does.
    if (text.includes("@")) await tellBoard(tx, it.post.board.id);
    return decided;
  });
}
