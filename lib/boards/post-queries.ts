import { withBoards } from "#lib/access/boards.ts";
import { findPostFor, findReadableBoardFor } from "#lib/access/find-board.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import type { Tx } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import { now } from "#lib/time.ts";
import { boardPeople } from "./board-people.ts";
import { groupZoneAndLanguages } from "./group-zone.ts";
import { enteredLately } from "./log-queries.ts";
import { monthOfBoard } from "./month-queries.ts";
import { olderThan, type Place, placeOf, readPlace } from "./older.ts";
import { ownMark } from "./own-mark.ts";
import { picturesOfPosts, type ShownPicture } from "./picture-queries.ts";
import { editing, goesAt, keepChoices, keepOf, stillKept, writing } from "./post-rules.ts";
import { type ReactionKind, reactionKinds } from "./reactions.ts";
import { keeps, type Me } from "./rules.ts";
import { type Said, saidDay } from "./said.ts";
import { backAgain, NOTHING, readerOf, type Unseen, unseenIn } from "./unseen-queries.ts";
import { isMine, type Writer, type Written, writer, writtenBy, writtenWhen } from "./written-by.ts";

const POSTS = 20;

export type ShownReaction = { kind: ReactionKind; count: number; mine: boolean };
export type ShownPost = {
  id: string;
  mood: "rah" | "argh" | null;
  title: string;
  text: string;
  lang: string;
  listen: boolean;
  /** Why it is behind a veil; null for none. */
  veil: string | null;
  author: Writer;
  when: Said;
  edited: boolean;
  /** When it is deleted for good; null for never. */
  goes: Said | null;
  /** Out of sight of the others until the keepers have looked. */
  hidden: boolean;
  /** Why a keeper removed it; null if none did. */
  removedFor: string | null;
  pictures: ShownPicture[];
  reactions: ShownReaction[];
  comments: number;
  mine: boolean;
  can: { edit: boolean; delete: boolean };
};

/** A post in the list of its board, with what of its thread the viewer has not seen. */
export type ListedPost = ShownPost & { unseen: Unseen };

/** What to select of a post to show it. */
export const postColumns = {
  id: true,
  mood: true,
  title: true,
  text: true,
  lang: true,
  listen: true,
  veil: true,
  postedAt: true,
  editedAt: true,
  keepTill: true,
  hiddenAt: true,
  removedAt: true,
  removedFor: true,
  penName: true,
  penHash: true,
} as const;

type PostRow = Place &
  Written &
  Pick<ShownPost, "mood" | "title" | "text" | "lang" | "listen" | "veil" | "removedFor"> & {
    editedAt: Date | null;
    keepTill: Date | null;
    hiddenAt: Date | null;
    removedAt: Date | null;
  };

/**
 * A board with its posts, the newest first, 20 at a time.
 * @param older where the page before ended: `older` of its answer; anything else starts at the newest
 * @param month of which a picture is wanted, as an address says it; else the last one that is over
 * @throws {NotFound} for anyone who is not in it, and did not enter it by break-glass
 */
export async function boardPage(viewer: MemberViewer, id: string, older?: string, month?: string) {
  const { zone, languages } = await groupZoneAndLanguages();
  return withBoards(viewer, async (tx) => {
    const { me, ...board } = await findReadableBoardFor(tx, viewer, id);
    const from = readPlace(older);
    const rows = await tx.post.findMany({
      where: { boardId: board.id, AND: [olderThan(from), stillKept(board.keepDays, now())] },
      orderBy: [{ postedAt: "desc" }, { id: "asc" }],
      take: POSTS + 1,
      select: { ...postColumns, author: writer },
    });
    const page = rows.slice(0, POSTS);
    const unseen = me ? await unseenOnPage(tx, viewer, { ...board, me }, page, zone) : new Map();
    const posts = await shown(tx, viewer, { ...board, me }, page, zone);
    return {
      ...board,
      me,
      /** Those who can be mentioned; to those who only read it is nobody's business. */
      people: me ? await boardPeople(tx, board.id) : [],
      entered: await enteredLately(tx, board.id, zone),
      posts: posts.map((post): ListedPost => ({ ...post, unseen: unseen.get(post.id) ?? NOTHING })),
      month: from ? null : await monthOfBoard(tx, board, month, zone),
      newest: !from,
      older: rows.length > POSTS ? placeOf(rows[POSTS - 1] as Place) : null,
      keepChoices: keepChoices(board.keepDays, now(), now()),
      languages,
      can: {
        keep: me !== null && keeps(me),
        write: me !== null && writing(me, now()).ok,
        takePart: me !== null,
      },
    };
  });
}

/** What of the posts on a page is new to the viewer; a muted thread shows nothing. */
async function unseenOnPage(
  tx: Tx,
  viewer: MemberViewer,
  board: { id: string; me: { joinedAt: Date } },
  rows: readonly PostRow[],
  zone: string,
): Promise<Map<string, Unseen>> {
  const mark = await ownMark(tx, viewer, board.id);
  await backAgain(tx, viewer, board.id, mark);
  const heard = rows.filter(({ id, removedAt }) => mark.ways[id] !== "mute" && !removedAt);
  const threads = heard.map(({ author, ...row }) => ({ ...row, authorId: author?.id ?? null }));
  return unseenIn(tx, viewer, readerOf(mark, board.me.joinedAt, zone), threads);
}

/**
 * One's own post as it was written, to change it.
 * @throws {NotFound} when it is not there, is not one's own, or a keeper has removed it
 */
export async function postToEdit(viewer: MemberViewer, boardId: string, postId: string) {
  const { languages } = await groupZoneAndLanguages();
  return withBoards(viewer, async (tx) => {
    const post = await findPostFor(tx, viewer, boardId, postId);
    const decided = editing(post.board.me, post, now());
    if (!decided.ok && decided.why !== "muted") throw new NotFound();
    const { id, mood, title, text, lang, listen, veil, penName } = post;
    return {
      board: { id: post.board.id, name: post.board.name, keepDays: post.board.keepDays },
      people: await boardPeople(tx, post.board.id),
      post: { id, mood, title, text, lang, listen, veil, penName, keep: keepOf(post) },
      keepChoices: keepChoices(post.board.keepDays, post.postedAt, now()),
      languages,
      can: { write: decided.ok },
    };
  });
}

/** Counts come by a query of their own over these posts only: Prisma's `_count` would count the whole table. */
export async function shown(
  tx: Tx,
  viewer: MemberViewer,
  board: { keepDays: number | null; me: Me | null },
  rows: PostRow[],
  zone: string,
): Promise<ShownPost[]> {
  const of = { postId: { in: rows.map((row) => row.id) } };
  const comments = await tx.comment.groupBy({ by: ["postId"], where: of, _count: true });
  const reactions = await tx.reaction.groupBy({ by: ["postId", "kind"], where: of, _count: true });
  const own = await tx.reaction.findMany({
    where: { ...of, memberId: viewer.id },
    select: { postId: true, kind: true },
  });
  const pictures = await picturesOfPosts(tx, viewer, of.postId.in);
  return rows.map((row) => {
    const { id, mood, title, text, lang, listen, veil } = row;
    const mine = isMine(viewer, id, row);
    const goes = goesAt(board.keepDays, row);
    return {
      id,
      mood,
      title,
      text,
      lang,
      listen,
      veil,
      author: writtenBy(row),
      when: writtenWhen(row.postedAt, row, now(), zone),
      edited: row.editedAt !== null,
      goes: goes && saidDay(goes, now(), zone),
      hidden: row.hiddenAt !== null,
      removedFor: row.removedAt && row.removedFor,
      pictures: pictures.get(id) ?? [],
      comments: comments.find((each) => each.postId === id)?._count ?? 0,
      reactions: reactionKinds.map((kind) => ({
        kind,
        count: reactions.find((each) => each.postId === id && each.kind === kind)?._count ?? 0,
        mine: own.some((each) => each.postId === id && each.kind === kind),
      })),
      mine,
      can: {
        edit: board.me !== null && editing(board.me, { mine, removedAt: row.removedAt }, now()).ok,
        delete: mine && board.me !== null,
      },
    };
  });
}
