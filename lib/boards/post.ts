import { withBoards } from "#lib/access/boards.ts";
import { findBoardFor } from "#lib/access/find-board.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { publishToBoard } from "#lib/realtime/publish.ts";
import { now } from "#lib/time.ts";
import { groupZone } from "./group-zone.ts";
import { keepPictures } from "./keep-pictures.ts";
import { dayBegins, PEN_POSTS_A_DAY } from "./pen-rules.ts";
import { type RefusedPicture, remakePictures } from "./picture.ts";
import type { SentPicture } from "./picture-schema.ts";
import { type Keep, keepTill, writing } from "./post-rules.ts";
import type { Refusal } from "./rules.ts";
import { idFor, instantFor, mix, type Signing, sign } from "./sign.ts";
import { tellBoard } from "./tell-board.ts";

/** What a post says, as its writer sends it. */
export type PostWords = {
  text: string;
  mood?: "rah" | "argh" | null;
  title?: string;
  lang?: string;
  listen?: boolean;
  veil?: string | null;
  keep?: Keep;
};

export type Posted =
  | { ok: true; id: string }
  | RefusedPicture
  | Refusal<"sent-already" | "muted" | "pen-taken" | "pens-enough">;

/** Posts in a board, under one's own name or a pen name. @throws {NotFound} for anyone who is not in it */
export async function post(
  viewer: MemberViewer,
  input: { board: string; pictures?: readonly SentPicture[] } & PostWords & Signing,
): Promise<Posted> {
  const today = dayBegins(now(), await groupZone());
  const remade = await remakePictures(input.pictures ?? []);
  if (!remade.ok) return remade;
  return withBoards(viewer, async (tx) => {
    const board = await findBoardFor(tx, viewer, input.board);
    const decided = writing(board.me, now());
    if (!decided.ok) return decided;
    const id = idFor(input);
    const signed = await sign(tx, viewer, id, input);
    if (!signed.ok) return signed;
    const { by } = signed;
    if ("penHash" in by) {
      const pens = { boardId: board.id, postedAt: today, penHash: { not: null } };
      if ((await tx.post.count({ where: pens })) >= PEN_POSTS_A_DAY) return { ok: false, why: "pens-enough" };
    }
    const postedAt = instantFor(by, today);
    const { text, mood = null, title = "", lang = "", listen = false, veil = null, keep = "board" } = input;
    const words = { text, mood, title, lang, listen, veil, keepTill: keepTill(keep, postedAt) };
    const row = { id, boardId: board.id, ...by, ...words, postedAt };
    const { count } = await tx.post.createMany({ data: row, skipDuplicates: true });
    if (count === 0) return { ok: false, why: "sent-already" };
    await keepPictures(tx, { id, boardId: board.id }, remade.pictures, today);
    await mix(tx, "post", id, today);
    await publishToBoard(tx, board.id);
    await tellBoard(tx, board.id);
    return { ok: true, id };
  });
}
