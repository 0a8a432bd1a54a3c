import { withBoards } from "#lib/access/boards.ts";
import { findPostFor } from "#lib/access/find-board.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { publishToBoard } from "#lib/realtime/publish.ts";
import { now } from "#lib/time.ts";
import { groupZone } from "./group-zone.ts";
import { dayBegins } from "./pen-rules.ts";
import type { PostWords } from "./post.ts";
import { editing, keepTill } from "./post-rules.ts";
import { mix } from "./sign.ts";
import { tellBoard } from "./tell-board.ts";

/** Changes one's own post, which then says so. Under whose name it stands stays. @throws {NotFound} when it is not there */
export async function editPost(
  viewer: MemberViewer,
  input: { board: string; post: string } & Required<PostWords>,
): Promise<ReturnType<typeof editing>> {
  const today = dayBegins(now(), await groupZone());
  return withBoards(viewer, async (tx) => {
    const it = await findPostFor(tx, viewer, input.board, input.post);
    const decided = editing(it.board.me, it, now());
    if (!decided.ok) return decided;
    const { text, mood, title, lang, listen, veil, keep } = input;
    const words = { text, mood, title, lang, listen, veil, keepTill: keepTill(keep, it.postedAt) };
    await tx.post.updateMany({
      where: { id: it.id },
      data: { ...words, editedAt: it.penHash ? today : now() },
    });
    await mix(tx, "post", it.id, today);
    await publishToBoard(tx, it.boardId);
    // Whom it mentions now and did not before is told; the others have seen that it does.
    if (text.includes("@")) await tellBoard(tx, it.board.id);
    return decided;
  });
}
