import { isOwnPen } from "#lib/access/pen.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import type { Tx } from "#lib/db.ts";
import { now } from "#lib/time.ts";
import { boardPeople } from "./board-people.ts";
import { short } from "./mark-rules.ts";
import { mentioned } from "./markdown.ts";
import { mentionable } from "./mention-rules.ts";
import { stillKept } from "./post-rules.ts";
import type { Reader } from "./unseen-queries.ts";

/** So many posts and comments that mention anybody are looked through, the newest first. */
const LOOKED_THROUGH = 500;

/**
 * What mentions the viewer in a board, was written while it could be new to them, and which they have not seen. It is
 * found in the texts, so that what is edited counts as it reads now.
 */
export async function unseenMentions(
  tx: Tx,
  viewer: MemberViewer,
  board: { id: string; keepDays: number | null },
  { mark, since }: Reader,
): Promise<{ id: string; thread: string }[]> {
  const written = { text: { contains: "@" }, boardId: board.id };
  const who = { id: true, text: true, authorId: true, penHash: true } as const;
  const posts = await tx.post.findMany({
    where: { ...written, AND: [{ postedAt: { gte: new Date(since) } }, stillKept(board.keepDays, now())] },
    select: who,
    orderBy: [{ postedAt: "desc" }, { id: "asc" }],
    take: LOOKED_THROUGH,
  });
  const comments = await tx.comment.findMany({
    where: {
      ...written,
      commentedAt: { gte: new Date(since) },
      post: { removedAt: null, ...stillKept(board.keepDays, now()) },
    },
    select: { ...who, postId: true },
    orderBy: [{ commentedAt: "desc" }, { id: "asc" }],
    take: LOOKED_THROUGH,
  });
  const items = [...posts.map((post) => ({ ...post, postId: post.id })), ...comments];
  if (items.length === 0) return [];
  const people = mentionable(await boardPeople(tx, board.id));
  const known = new Set(mark.mentions);
  return items
    .filter((it) => !known.has(short(it.id)))
    .filter((it) => it.authorId !== viewer.id && !isOwnPen(viewer, it.postId, it.penHash))
    .filter((it) => mentioned(it.text, people).includes(viewer.id))
    .map(({ id, postId }) => ({ id, thread: postId }));
}
