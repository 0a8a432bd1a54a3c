import { isOwnPen } from "#lib/access/pen.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import type { Tx } from "#lib/db.ts";
import { now } from "#lib/time.ts";
import { freshMark, isNewComment, isNewPost, type Mark, newInThreadSince, newSince } from "./mark-rules.ts";
import { changeMark, ownMarks } from "./own-mark.ts";
import { dayBegins } from "./pen-rules.ts";
import { stillKept } from "./post-rules.ts";

/** Of a board so many threads are looked through, and of a thread so many comments: what it costs must not grow. */
export const NEWEST_THREADS = 100;
const NEWEST_COMMENTS = 100;
/** More than that is said to be more. */
const COUNTED = 20;

/** A thread as far as it matters who wrote it when. */
export type Thread = { id: string; authorId: string | null; penHash: Uint8Array | null; postedAt: Date };
export const threadColumns = { id: true, authorId: true, penHash: true, postedAt: true } as const;

/** What of a thread somebody has not seen: the post itself, or so many comments. */
export type Unseen = { post: boolean; comments: number };
export const NOTHING: Unseen = { post: false, comments: 0 };

/** What a member keeps of a board, and since when things in it can be new to them. */
export type Reader = { mark: Mark; since: number };

export const readerOf = (mark: Mark, joinedAt: Date, zone: string): Reader => ({
  mark,
  since: newSince(mark, dayBegins(joinedAt, zone), now()),
});

type CommentRow = {
  thread: string;
  id: string;
  author_id: string | null;
  pen_hash: Uint8Array | null;
  at: Date;
};

/**
 * What of these threads is new to the viewer; those of which nothing is are not in it. Of a thread they have not opened
 * the post is, and its comments are not looked at.
 */
export async function unseenIn(
  tx: Tx,
  viewer: MemberViewer,
  { mark, since }: Reader,
  threads: readonly Thread[],
): Promise<Map<string, Unseen>> {
  const unseen = new Map<string, Unseen>();
  for (const thread of threads) {
    const mine = isOwn(viewer, thread.id, thread.authorId, thread.penHash);
    const post = { id: thread.id, at: thread.postedAt.getTime(), mine };
    if (isNewPost(mark, since, post)) unseen.set(thread.id, { post: true, comments: 0 });
  }
  const opened = threads.filter(({ id }) => !unseen.has(id)).map(({ id }) => id);
  const from = opened.map((id) => new Date(newInThreadSince(mark, since, id)).toISOString());
  const rows = await tx.$queryRaw<CommentRow[]>`
    SELECT t.thread::text, c.id::text, c.author_id::text, c.pen_hash, c.commented_at AS at
    FROM unnest(${opened}::uuid[], ${from}::timestamptz[]) AS t (thread, since)
    CROSS JOIN LATERAL (SELECT id, author_id, pen_hash, commented_at FROM boards.comment
      WHERE post_id = t.thread AND commented_at >= t.since AND removed_at IS NULL
      ORDER BY commented_at DESC LIMIT ${NEWEST_COMMENTS}) AS c`;
  for (const { thread, id, author_id, pen_hash, at } of rows) {
    const mine = isOwn(viewer, thread, author_id, pen_hash);
    if (!isNewComment(mark, since, thread, { id, at: at.getTime(), mine })) continue;
    unseen.set(thread, { post: false, comments: (unseen.get(thread)?.comments ?? 0) + 1 });
  }
  return unseen;
}

/** The newest threads of a board, in which something new is looked for. */
export const newestThreads = (tx: Tx, board: { id: string; keepDays: number | null }): Promise<Thread[]> =>
  tx.post.findMany({
    where: { boardId: board.id, removedAt: null, ...stillKept(board.keepDays, now()) },
    orderBy: [{ postedAt: "desc" }, { id: "asc" }],
    take: NEWEST_THREADS,
    select: threadColumns,
  });

/**
 * In how many threads of each of the viewer's boards something is new to them; muted ones are left out.
 * @returns by board; `more`: there are more than are counted
 */
export async function unseenBoards(
  tx: Tx,
  viewer: MemberViewer,
  zone: string,
): Promise<Map<string, { threads: number; more: boolean }>> {
  const found = new Map<string, { threads: number; more: boolean }>();
  for (const { board, mark, reader } of await readBoards(tx, viewer, zone)) {
    const unseen = await unseenIn(tx, viewer, reader, await newestThreads(tx, board));
    const heard = [...unseen.keys()].filter((id) => mark.ways[id] !== "mute").length;
    found.set(board.id, { threads: Math.min(heard, COUNTED), more: heard > COUNTED });
    await backAgain(tx, viewer, board.id, mark);
  }
  return found;
}

/** The viewer's boards, each with what they keep of it. */
export async function readBoards(tx: Tx, viewer: MemberViewer, zone: string) {
  const own = await tx.boardMember.findMany({
    where: { memberId: viewer.id },
    select: { joinedAt: true, keeperSince: true, board: { select: { id: true, keepDays: true } } },
    orderBy: { boardId: "asc" },
  });
  const ids = own.map(({ board }) => board.id);
  const marks = await ownMarks(tx, viewer, ids);
  return own.map(({ joinedAt, ...each }) => {
    const mark = marks.get(each.board.id) ?? freshMark();
    return { ...each, mark, reader: readerOf(mark, joinedAt, zone) };
  });
}

/** They are in the board again: from now on a letter may tell them of something. */
export async function backAgain(tx: Tx, viewer: MemberViewer, board: string, mark: Mark): Promise<void> {
  if (mark.told) await changeMark(tx, viewer, board, (each) => ({ ...each, told: false }));
}

const isOwn = (viewer: MemberViewer, thread: string, authorId: string | null, penHash: Uint8Array | null) =>
  authorId === viewer.id || isOwnPen(viewer, thread, penHash);
