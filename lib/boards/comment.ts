import { withBoards } from "#lib/access/boards.ts";
import { findPostFor } from "#lib/access/find-board.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { publishToBoard } from "#lib/realtime/publish.ts";
import { now } from "#lib/time.ts";
import { groupZone } from "./group-zone.ts";
import { dayBegins, dayEnds, PEN_COMMENTS_A_DAY } from "./pen-rules.ts";
import { writing } from "./post-rules.ts";
import type { Refusal } from "./rules.ts";
import { idFor, instantFor, mix, type Signing, sign } from "./sign.ts";
import { tellBoard } from "./tell-board.ts";

export type Commented =
  | { ok: true; id: string }
  | Refusal<"sent-already" | "muted" | "pen-taken" | "pens-enough">;

/**
 * Comments on a post, under one's own name or a pen name.
 * @param input.quotes a comment of the same thread; left out if it is not there any more
 * @throws {NotFound} for anyone who is not in its board
 */
export async function comment(
  viewer: MemberViewer,
  input: { board: string; post: string; text: string; lang?: string; quotes?: string | undefined } & Signing,
): Promise<Commented> {
  const zone = await groupZone();
  const [begins, ends] = [dayBegins(now(), zone), dayEnds(now(), zone)];
  return withBoards(viewer, async (tx) => {
    const on = await findPostFor(tx, viewer, input.board, input.post);
    const decided = writing(on.board.me, now());
    if (!decided.ok) return decided;
    const id = idFor(input);
    const signed = await sign(tx, viewer, on.id, input);
    if (!signed.ok) return signed;
    const { by } = signed;
    if ("penHash" in by) {
      const own = { postId: on.id, commentedAt: ends, penHash: by.penHash };
      if ((await tx.comment.count({ where: own })) >= PEN_COMMENTS_A_DAY)
        return { ok: false, why: "pens-enough" };
    }
    const quotes = input.quotes
      ? await tx.comment.findFirst({ where: { id: input.quotes, postId: on.id }, select: { id: true } })
      : null;
    const { count } = await tx.comment.createMany({
      data: {
        id,
        postId: on.id,
        boardId: on.board.id,
        ...by,
        text: input.text,
        lang: input.lang ?? "",
        quotesId: quotes?.id ?? null,
        commentedAt: instantFor(by, ends),
      },
      skipDuplicates: true,
    });
    if (count === 0) return { ok: false, why: "sent-already" };
    await mix(tx, "comment", id, begins);
    await publishToBoard(tx, on.board.id);
    await tellBoard(tx, on.board.id);
    return { ok: true, id };
  });
}
