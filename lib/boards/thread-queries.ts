import { withBoards } from "#lib/access/boards.ts";
import { findReadablePostFor } from "#lib/access/find-board.ts";
import { penHash } from "#lib/access/pen.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import type { Tx } from "#lib/db.ts";
import { now } from "#lib/time.ts";
import { boardPeople } from "./board-people.ts";
import { groupZoneAndLanguages } from "./group-zone.ts";
import { lookAt } from "./look-at.ts";
import { olderThan, placeOf, readPlace } from "./older.ts";
import { type ShownPost, type ShownReaction, shown } from "./post-queries.ts";
import { editing, thanking, writing } from "./post-rules.ts";
import { reactionKinds } from "./reactions.ts";
import type { Me } from "./rules.ts";
import type { Said } from "./said.ts";
import { ownPenName } from "./sign.ts";
import { isMine, type Writer, type Written, writer, writtenBy, writtenWhen } from "./written-by.ts";

const COMMENTS = 100;
const QUOTED = 180;

/** A comment as another one quotes it, cut short. */
export type Quoted = { id: string; name: string; text: string; lang: string };
export type ShownComment = {
  id: string;
  text: string;
  lang: string;
  author: Writer;
  when: Said;
  edited: boolean;
  hidden: boolean;
  removedFor: string | null;
  quotes: Quoted | null;
  /** The post's author said that it helped. */
  helped: boolean;
  reactions: ShownReaction[];
  mine: boolean;
  can: { edit: boolean; delete: boolean; thank: boolean };
};

const quotedColumns = {
  select: { id: true, text: true, lang: true, penName: true, penHash: true, author: writer },
} as const;
const columns = {
  ...quotedColumns.select,
  commentedAt: true,
  editedAt: true,
  hiddenAt: true,
  removedAt: true,
  removedFor: true,
  helped: true,
  quotes: quotedColumns,
} as const;

/**
 * A post with its comments, the oldest first. Of more than 100 the newest are shown.
 * @param older where the page of newer comments began
 * @param quote the id of a comment that is about to be quoted
 * @throws {NotFound} for anyone who is not in the board, and when the post is not in it
 */
export async function postPage(
  viewer: MemberViewer,
  boardId: string,
  postId: string,
  older?: string,
  quote?: string,
) {
  const { zone, languages } = await groupZoneAndLanguages();
  return withBoards(viewer, async (tx) => {
    const { board, authorId, mine, ...row } = await findReadablePostFor(tx, viewer, boardId, postId);
    const author = authorId
      ? await tx.member.findUniqueOrThrow({ where: { id: authorId }, ...writer })
      : null;
    const [post] = await shown(tx, viewer, board, [{ ...row, author }], zone);
    const from = readPlace(older);
    const rows = await tx.comment.findMany({
      where: { postId: row.id, ...olderThan(from, "commentedAt") },
      orderBy: [{ commentedAt: "desc" }, { id: "asc" }],
      take: COMMENTS + 1,
      select: columns,
    });
    const last = rows[COMMENTS - 1];
    const comments = rows.slice(0, COMMENTS).reverse();
    const people = board.me ? await boardPeople(tx, board.id) : [];
    const looked = board.me
      ? await lookAt(tx, viewer, { ...board, me: board.me }, { ...row, mine }, comments, {
          people,
          zone,
          newest: !from,
        })
      : null;
    const fresh = new Set(looked?.fresh);
    const shownOnes = await shownComments(tx, viewer, { id: row.id, mine, me: board.me }, comments, zone);
    const quoting = comments.find(({ id, removedAt }) => id === quote && !removedAt);
    return {
      board: { id: board.id, name: board.name },
      post: post as ShownPost,
      comments: shownOnes.map((comment) => ({ ...comment, isNew: fresh.has(comment.id) })),
      /** Those who can be mentioned; to those who only read it is nobody's business. */
      people,
      /** What the viewer does about the thread; null for those who only read. */
      following: looked && { way: looked.way, own: authorId === viewer.id },
      quoting: quoting ? quoted(quoting) : null,
      /** Under which pen name the viewer has written here already, for them alone. */
      penName: await ownPenName(tx, row.id, penHash(viewer, row.id)),
      languages,
      newest: !from,
      older: rows.length > COMMENTS && last ? placeOf({ id: last.id, postedAt: last.commentedAt }) : null,
      can: {
        write: board.me !== null && writing(board.me, now()).ok,
        takePart: board.me !== null,
      },
    };
  });
}

type QuotedRow = Written & { id: string; text: string; lang: string };
type CommentRow = QuotedRow & {
  commentedAt: Date;
  editedAt: Date | null;
  hiddenAt: Date | null;
  removedAt: Date | null;
  removedFor: string;
  helped: boolean;
  quotes: QuotedRow | null;
};

function quoted(row: QuotedRow): Quoted {
  const line = row.text.replace(/\s+/g, " ");
  const text = line.length > QUOTED ? `${[...line].slice(0, QUOTED).join("").trimEnd()}…` : line;
  return { id: row.id, name: writtenBy(row).name, text, lang: row.lang };
}

async function shownComments(
  tx: Tx,
  viewer: MemberViewer,
  post: { id: string; mine: boolean; me: Me | null },
  rows: CommentRow[],
  zone: string,
): Promise<ShownComment[]> {
  const of = { commentId: { in: rows.map(({ id }) => id) } };
  const counts = await tx.commentReaction.groupBy({ by: ["commentId", "kind"], where: of, _count: true });
  const own = await tx.commentReaction.findMany({
    where: { ...of, memberId: viewer.id },
    select: { commentId: true, kind: true },
  });
  // By key, for of 100 comments each would else be looked for among all.
  const count = new Map(counts.map((each) => [`${each.commentId} ${each.kind}`, each._count]));
  const put = new Set(own.map(({ commentId, kind }) => `${commentId} ${kind}`));
  return rows.map((row) => {
    const mine = isMine(viewer, post.id, row);
    const { removedAt, quotes } = row;
    return {
      id: row.id,
      text: row.text,
      lang: row.lang,
      author: writtenBy(row),
      when: writtenWhen(row.commentedAt, row, now(), zone),
      edited: row.editedAt !== null,
      hidden: row.hiddenAt !== null,
      removedFor: removedAt && row.removedFor,
      quotes: quotes && quotes.text !== "" ? quoted(quotes) : null,
      helped: row.helped,
      reactions: reactionKinds.map((kind) => ({
        kind,
        count: count.get(`${row.id} ${kind}`) ?? 0,
        mine: put.has(`${row.id} ${kind}`),
      })),
      mine,
      can: {
        edit: post.me !== null && editing(post.me, { mine, removedAt }, now()).ok,
        delete: mine && post.me !== null,
        thank: post.me !== null && thanking(post, { mine, removedAt }),
      },
    };
  });
}
