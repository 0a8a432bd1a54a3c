import { withBoards } from "#lib/access/boards.ts";
import { findPostFor } from "#lib/access/find-board.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { firstTime } from "#lib/once.ts";
import { publishToBoard } from "#lib/realtime/publish.ts";
import { now } from "#lib/time.ts";
import { groupZone } from "./group-zone.ts";
import { keepPictures } from "./keep-pictures.ts";
import { dayBegins } from "./pen-rules.ts";
import { type RefusedPicture, remakePictures } from "./picture.ts";
import type { SentPicture } from "./picture-schema.ts";
import { editing } from "./post-rules.ts";
import type { Refusal } from "./rules.ts";
import { mix } from "./sign.ts";

type Added =
  | ReturnType<typeof editing>
  | { ok: true }
  | RefusedPicture
  | Refusal<"too-many" | "sent-already">;

/** Adds pictures to one's own post, which then says that it was changed. @throws {NotFound} when it is not there */
export async function addPicture(
  viewer: MemberViewer,
  input: { board: string; post: string; pictures: readonly SentPicture[]; sent?: string | undefined },
): Promise<Added> {
  // Whoever may not is told so before anything of theirs is unpacked.
  const may = await withBoards(viewer, async (tx) => {
    const post = await findPostFor(tx, viewer, input.board, input.post);
    return editing(post.board.me, post, now());
  });
  if (!may.ok) return may;
  const remade = await remakePictures(input.pictures);
  if (!remade.ok) return remade;
  const today = dayBegins(now(), await groupZone());
  return withBoards(viewer, async (tx): Promise<Added> => {
    const post = await findPostFor(tx, viewer, input.board, input.post);
    const still = editing(post.board.me, post, now());
    if (!still.ok) return still;
    if (!(await firstTime(tx, input.sent))) return { ok: false, why: "sent-already" };
    const kept = await keepPictures(tx, post, remade.pictures, today);
    if (!kept.ok) return kept;
    await tx.post.updateMany({ where: { id: post.id }, data: { editedAt: post.penHash ? today : now() } });
    await mix(tx, "post", post.id, today);
    await publishToBoard(tx, post.boardId);
    return kept;
  });
}
