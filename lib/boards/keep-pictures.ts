import type { Tx } from "#lib/db.ts";
import type { Remade } from "./picture.ts";
import { MOST_PICTURES } from "./picture-limits.ts";

/**
 * Within another verb that holds the post, whose author the viewer is (under a pen name: with takePen): puts pictures
 * at the places that are free, in their order. Nothing is kept when they do not all fit.
 * @param today when the day began: its pictures lie in an order of chance afterwards, if any is under a pen name
 */
export async function keepPictures(
  tx: Tx,
  post: { id: string; boardId: string },
  pictures: readonly Remade[],
  today: Date,
): Promise<{ ok: true } | { ok: false; why: "too-many" }> {
  if (pictures.length === 0) return { ok: true };
  // Of two who add at the same time the second waits, and counts what the first put there.
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${post.id}, 1))::text`;
  const there = await tx.picture.findMany({ where: { postId: post.id }, select: { number: true } });
  const free = Array.from({ length: MOST_PICTURES }, (_, at) => at + 1).filter(
    (number) => !there.some((each) => each.number === number),
  );
  if (free.length < pictures.length) return { ok: false, why: "too-many" };
  const of = { postId: post.id, boardId: post.boardId };
  const rows = pictures.map((picture, at) => ({ ...picture, ...of, number: free[at] ?? 0 }));
  await tx.picture.createMany({ data: rows });
  await tx.$queryRaw`SELECT boards.mix_pictures(${post.id}::uuid, ${today})::text`;
  return { ok: true };
}
