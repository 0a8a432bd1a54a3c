import { withBoards } from "#lib/access/boards.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import type { Tx } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import { pictureAddress, readPictureAddress } from "./picture-address.ts";

export type ShownPicture = { id: string; src: string; alt: string; width: number; height: number };

/** Within a query that shows posts: their pictures in order, by the post's id, each at an address for this viewer. */
export async function picturesOfPosts(
  tx: Tx,
  viewer: MemberViewer,
  posts: readonly string[],
): Promise<Map<string, ShownPicture[]>> {
  const rows = await tx.picture.findMany({
    where: { postId: { in: [...posts] } },
    select: { id: true, postId: true, alt: true, width: true, height: true },
    orderBy: { number: "asc" },
  });
  const shown = new Map<string, ShownPicture[]>();
  for (const { postId, ...row } of rows)
    shown.set(postId, [...(shown.get(postId) ?? []), { ...row, src: pictureAddress(viewer, row.id) }]);
  return shown;
}

/**
 * A picture's bytes, once more asked of the board, so that it is gone with the membership, the post or the session.
 * @param token the last part of its address
 * @throws {NotFound} for everybody else, and for everything else
 */
export async function boardPicture(viewer: MemberViewer, token: string): Promise<Uint8Array<ArrayBuffer>> {
  const id = readPictureAddress(viewer, token);
  if (!id) throw new NotFound();
  const picture = await withBoards(viewer, (tx) =>
    tx.picture.findUnique({ where: { id }, select: { webp: true } }),
  );
  if (!picture) throw new NotFound();
  return picture.webp;
}
