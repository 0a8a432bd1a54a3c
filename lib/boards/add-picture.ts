import { withBoards } from "#lib/access/boards.ts";
import { findPostFor } from "#lib/access/find-board.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { firstTime } from "#lib/once.ts";
import { now } from "#lib/time.ts";
import { keepPictures } from "./keep-pictures.ts";
import { type RefusedPicture, remakePictures } from "./picture.ts";
import type { SentPicture } from "./picture-schema.ts";
import { isMuted, type Refusal } from "./rules.ts";

type Added = { ok: true } | RefusedPicture | Refusal<"muted" | "not-yours" | "too-many" | "sent-already">;

/** Adds pictures to one's own post. @throws {NotFound} when the post is not there, or not for the viewer */
export async function addPicture(
  viewer: MemberViewer,
  input: { board: string; post: string; pictures: readonly SentPicture[]; sent?: string | undefined },
): Promise<Added> {
  // Whoever may not is told so before anything of theirs is unpacked.
  const may = await withBoards(viewer, async (tx) =>
    standing(await findPostFor(tx, viewer, input.board, input.post)),
  );
  if (!may.ok) return may;
  const remade = await remakePictures(input.pictures);
  if (!remade.ok) return remade;
  return withBoards(viewer, async (tx): Promise<Added> => {
    const post = await findPostFor(tx, viewer, input.board, input.post);
    const still = standing(post);
    if (!still.ok) return still;
    if (!(await firstTime(tx, input.sent))) return { ok: false, why: "sent-already" };
    return keepPictures(tx, post, remade.pictures);
  });
}

type Found = Awaited<ReturnType<typeof findPostFor>>;

function standing({ mine, removedAt, board }: Found): { ok: true } | Refusal<"muted" | "not-yours"> {
  if (isMuted(board.me, now())) return { ok: false, why: "muted" };
  return mine && !removedAt ? { ok: true } : { ok: false, why: "not-yours" };
}
