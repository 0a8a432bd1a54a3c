import { withBoards } from "#lib/access/boards.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { publishToBoard } from "#lib/realtime/publish.ts";
import { now } from "#lib/time.ts";
import { findCommentFor } from "./find-comment.ts";
import { thanking, writing } from "./post-rules.ts";
import type { Refusal } from "./rules.ts";

/**
 * "Thank you, that helped", or taking it back: by whoever wrote the post, under their name or their pen name. Comments
 * are not for others to change, so the database does it (boards.thank). @throws {NotFound} when it is not there
 */
export async function thank(
  viewer: MemberViewer,
  input: { board: string; post: string; comment: string; on: boolean },
): Promise<{ ok: true; on: boolean } | Refusal<"muted" | "not-yours-to-thank">> {
  return withBoards(viewer, async (tx) => {
    const it = await findCommentFor(tx, viewer, input);
    const decided = writing(it.post.board.me, now());
    if (!decided.ok) return decided;
    if (!thanking(it.post, it)) return { ok: false, why: "not-yours-to-thank" };
    await tx.$queryRaw`
      SELECT boards.thank(${it.boardId}::uuid, ${it.post.id}::uuid, ${it.id}::uuid, ${input.on})`;
    await publishToBoard(tx, it.boardId);
    return { ok: true, on: input.on };
  });
}
