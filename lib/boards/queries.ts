import { withBoards } from "#lib/access/boards.ts";
import { findReadableBoardFor, findReadablePostFor } from "#lib/access/find-board.ts";
import { isOwnPen } from "#lib/access/pen.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import type { Tx } from "#lib/db.ts";
import { photoAddress } from "#lib/members/photo-address.ts";
import { group } from "#lib/site/group.ts";
import { now } from "#lib/time.ts";
import { enteredLately } from "./log-queries.ts";
import { olderThan, type Place, placeOf, readPlace } from "./older.ts";
import { type ReactionKind, reactionKinds } from "./reactions.ts";
import { isMuted, keeps } from "./rules.ts";
import { type Said, said } from "./said.ts";

const POSTS = 20;
const COMMENTS = 100;

/** `id` is null for a pen name, which leads to nobody. */
export type Writer = { id: string | null; name: string; photoUrl: string | null };
export type ShownReaction = { kind: ReactionKind; count: number; mine: boolean };
export type ShownPost = {
  id: string;
  mood: "rah" | "argh" | null;
  text: string;
  author: Writer;
  when: Said;
  reactions: ShownReaction[];
  comments: number;
  can: { delete: boolean };
};

/** What is read of somebody to show them. */
export const writer = { select: { id: true, name: true, photo: { select: { id: true } } } } as const;
type WriterRow = { id: string; name: string; photo: { id: string } | null };
export const asWriter = ({ id, name, photo }: WriterRow) => ({
  id,
  name,
  photoUrl: photoAddress(photo?.id, "small"),
});

/** What is shown of who wrote something: the member, or the pen name. */
type Written = { author: WriterRow | null; penName: string | null; penHash: Uint8Array | null };
const writtenBy = ({ author, penName }: Written): Writer =>
  author ? asWriter(author) : { id: null, name: penName ?? "", photoUrl: null };

const isMine = (viewer: MemberViewer, thread: string, { author, penHash }: Written): boolean =>
  author ? author.id === viewer.id : isOwnPen(viewer, thread, penHash);

/** The boards the viewer is in, by name. */
export async function boardsOf(viewer: MemberViewer) {
  return withBoards(viewer, (tx) => ownBoards(tx, viewer));
}

/** The same within a transaction. */
export async function ownBoards(tx: Tx, viewer: MemberViewer) {
  const mine = await tx.boardMember.findMany({
    where: { memberId: viewer.id },
    select: { keeperSince: true, board: { select: { id: true, name: true, about: true } } },
    orderBy: { board: { name: "asc" } },
  });
  const counts = await tx.boardMember.groupBy({
    by: ["boardId"],
    where: { boardId: { in: mine.map(({ board }) => board.id) } },
    _count: true,
  });
  const members = new Map(counts.map((each) => [each.boardId, each._count]));
  return mine.map(({ board, keeperSince }) => ({
    ...board,
    keeper: keeperSince !== null,
    members: members.get(board.id) ?? 0,
  }));
}

/**
 * A board with its posts, the newest first, 20 at a time.
 * @param older where the page before ended: `older` of its answer; anything else starts at the newest
 * @throws {NotFound} for anyone who is not in it
 */
export async function boardPage(viewer: MemberViewer, id: string, older?: string) {
  const zone = await zoneOfGroup();
  return withBoards(viewer, async (tx) => {
    const { me, ...board } = await findReadableBoardFor(tx, viewer, id);
    const from = readPlace(older);
    const rows = await tx.post.findMany({
      where: { boardId: board.id, ...olderThan(from) },
      orderBy: [{ postedAt: "desc" }, { id: "asc" }],
      take: POSTS + 1,
      select: {
        id: true,
        mood: true,
        text: true,
        postedAt: true,
        penName: true,
        penHash: true,
        author: writer,
      },
    });
    const posts = await shown(tx, viewer, rows.slice(0, POSTS), zone);
    return {
      ...board,
      posts,
      newest: !from,
      older: rows.length > POSTS ? placeOf(rows[POSTS - 1] as Place) : null,
      entered: await enteredLately(tx, board.id),
      can: { keep: me !== null && keeps(me), write: me !== null && !isMuted(me, now()) },
    };
  });
}

/**
 * A post with its comments, the oldest first. Of more than 100 the newest are shown.
 * @param older where the page of newer comments began
 * @throws {NotFound} for anyone who is not in the board, and when the post is not in it
 */
export async function postPage(viewer: MemberViewer, boardId: string, postId: string, older?: string) {
  const zone = await zoneOfGroup();
  return withBoards(viewer, async (tx) => {
    const { board, authorId, ...row } = await findReadablePostFor(tx, viewer, boardId, postId);
    const author = authorId
      ? await tx.member.findUniqueOrThrow({ where: { id: authorId }, ...writer })
      : null;
    const [post] = await shown(tx, viewer, [{ ...row, author }], zone);
    const from = readPlace(older);
    const rows = await tx.comment.findMany({
      where: { postId: row.id, ...olderThan(from, "commentedAt") },
      orderBy: [{ commentedAt: "desc" }, { id: "asc" }],
      take: COMMENTS + 1,
      select: { id: true, text: true, commentedAt: true, penName: true, penHash: true, author: writer },
    });
    const last = rows[COMMENTS - 1];
    const comments = rows.slice(0, COMMENTS).reverse();
    return {
      board: { id: board.id, name: board.name },
      can: { write: board.me !== null && !isMuted(board.me, now()), report: board.me !== null },
      post: post as ShownPost,
      comments: comments.map(({ id, text, commentedAt, ...by }) => ({
        id,
        text,
        author: writtenBy(by),
        when: said(commentedAt, now(), zone),
        can: { delete: isMine(viewer, row.id, by) },
      })),
      newest: !from,
      older: rows.length > COMMENTS && last ? placeOf({ id: last.id, postedAt: last.commentedAt }) : null,
    };
  });
}

type PostRow = Place & Written & { mood: "rah" | "argh" | null; text: string };

/** Counts come by a query of their own over these posts only: Prisma's `_count` would count the whole table. */
async function shown(tx: Tx, viewer: MemberViewer, rows: PostRow[], zone: string): Promise<ShownPost[]> {
  const of = { postId: { in: rows.map((row) => row.id) } };
  const comments = await tx.comment.groupBy({ by: ["postId"], where: of, _count: true });
  const reactions = await tx.reaction.groupBy({ by: ["postId", "kind"], where: of, _count: true });
  const mine = await tx.reaction.findMany({
    where: { ...of, memberId: viewer.id },
    select: { postId: true, kind: true },
  });
  return rows.map(({ id, mood, text, postedAt, ...by }) => ({
    id,
    mood,
    text,
    author: writtenBy(by),
    when: said(postedAt, now(), zone),
    comments: comments.find((each) => each.postId === id)?._count ?? 0,
    reactions: reactionKinds.map((kind) => ({
      kind,
      count: reactions.find((each) => each.postId === id && each.kind === kind)?._count ?? 0,
      mine: mine.some((each) => each.postId === id && each.kind === kind),
    })),
    can: { delete: isMine(viewer, id, by) },
  }));
}

/** A board's times are shown in the group's zone. The boards' role cannot read it, the site's can. */
const zoneOfGroup = async () => (await group())?.zone ?? "UTC";
