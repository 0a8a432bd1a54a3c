import { withBoards } from "#lib/access/boards.ts";
import { findBoardFor } from "#lib/access/find-board.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import type { Tx } from "#lib/db.ts";
import { now } from "#lib/time.ts";
import { groupZone } from "./group-zone.ts";
import { toText } from "./markdown.ts";
import { type Place, placeOf, readPlace } from "./older.ts";
import { pastBefore } from "./post-rules.ts";
import type { Said } from "./said.ts";
import { type Asked, excerpt, type Found, marked, type Piece, phrasesOf, readAsked } from "./search-rules.ts";
import { type Writer, type Written, writer, writtenBy, writtenWhen } from "./written-by.ts";

const HITS = 20;
/** Of those that have it in the title, so many stand before the others. */
const TITLED = 3;
/** In milliseconds: then the page shows what there is until now, and a way to go on. A statement of ours ends after two seconds. */
const PATIENCE = 700;
const NO_ID = "00000000-0000-0000-0000-000000000000";

/** Something that was found. */
export type Hit = {
  /** Of the post, or of the comment under it. */
  id: string;
  board: { id: string; name: string };
  post: string;
  comment: string | null;
  mood: "rah" | "argh" | null;
  title: Piece[];
  /** The words of it that are worth showing; null behind a veil. */
  text: Piece[] | null;
  veil: string;
  lang: string;
  author: Writer;
  when: Said;
};

/**
 * What is found in the boards the viewer may read, the newest first; before these, on the first page, the newest of
 * those that have it in the title. `found` is null where nothing was looked for. There is no count: how much there is
 * would have to be read.
 * @param board looks in this board only
 * @param older where the page before ended
 * @throws {NotFound} when the board is not theirs
 */
export async function searchBoards(
  viewer: MemberViewer,
  ask: { q: unknown; board?: string | undefined; older?: unknown },
) {
  const zone = await groupZone();
  const wanted = readAsked(ask.q);
  const from = readPlace(ask.older);
  return withBoards(viewer, async (tx) => {
    const board = ask.board ? await findBoardFor(tx, viewer, ask.board) : null;
    const inBoard = board && { id: board.id, name: board.name };
    if (!wanted) return { found: null, board: inBoard, older: null, first: !from, unfinished: false };
    const only = board?.id ?? null;
    const inTitles = from ? [] : await look(tx, wanted, { only, titles: true, most: TITLED });
    const titled = inTitles.filter(isThere);
    const asked = await look(tx, wanted, { only, from, most: HITS + 1 });
    const rows = asked.filter(isThere).slice(0, HITS);
    const stopped = asked.find((row) => !isThere(row));
    const last = asked.length > HITS ? rows.at(-1) : undefined;
    const next = last
      ? { id: last.comment_id ?? last.post_id, at: last.at }
      : stopped && { id: NO_ID, at: stopped.at };
    const first = new Set(titled.map(({ post_id }) => post_id));
    const others = rows.filter((row) => row.comment_id || !first.has(row.post_id));
    return {
      found: {
        titled: await shown(tx, wanted, titled, zone),
        others: await shown(tx, wanted, others, zone),
      },
      board: inBoard,
      older: next ? placeOf({ id: next.id, postedAt: next.at }) : null,
      first: !from,
      /** Time was up before as much was found as a page holds. */
      unfinished: !last && stopped !== undefined,
    };
  });
}

type Row = { post_id: string; comment_id: string | null; at: Date };
/** Says how far back the search got. */
type End = { post_id: null; comment_id: null; at: Date };
const isThere = (row: Row | End): row is Row => row.post_id !== null;

/** Ids alone. The database asks whose boards; see the migration search_in_boards. */
async function look(
  tx: Tx,
  { phrases, words, beginning }: Asked,
  {
    only,
    titles = false,
    from,
    most,
  }: { only: string | null; titles?: boolean; from?: Place | undefined; most: number },
): Promise<(Row | End)[]> {
  return tx.$queryRaw`
    SELECT post_id::text, comment_id::text, at FROM boards.search(${phrases}::text[], ${words}::text[], ${beginning},
      ${titles}, ${only}::uuid, ${from?.postedAt ?? null}::timestamptz, ${from?.id ?? null}::uuid, ${most}, ${PATIENCE})`;
}

/** Reads what was found, as row-level security lets the viewer, and marks in it what was asked for. */
async function shown(tx: Tx, asked: Asked, rows: Row[], zone: string): Promise<Hit[]> {
  if (rows.length === 0) return [];
  const posts = await tx.post.findMany({
    where: { id: { in: rows.map(({ post_id }) => post_id) } },
    select: {
      id: true,
      mood: true,
      title: true,
      text: true,
      lang: true,
      veil: true,
      postedAt: true,
      penName: true,
      penHash: true,
      author: writer,
      board: { select: { id: true, name: true, keepDays: true } },
    },
  });
  const comments = await tx.comment.findMany({
    where: { id: { in: rows.flatMap(({ comment_id }) => comment_id ?? []) } },
    select: {
      id: true,
      text: true,
      lang: true,
      commentedAt: true,
      penName: true,
      penHash: true,
      author: writer,
    },
  });
  const words = await wordsFound(tx, asked, rows);
  const phrases = phrasesOf(asked);
  return rows.flatMap(({ post_id, comment_id }) => {
    const post = posts.find(({ id }) => id === post_id);
    const comment = comments.find(({ id }) => id === comment_id);
    const past = post && pastBefore(post.board.keepDays, now());
    if (!post || (comment_id && !comment) || (past && post.postedAt <= past)) return [];
    const own = comment ?? post;
    const found: Found = { words: words.get(own.id) ?? new Set<string>(), phrases };
    const written: Written = own;
    const veil = comment ? null : post.veil;
    return {
      id: own.id,
      board: { id: post.board.id, name: post.board.name },
      post: post.id,
      comment: comment?.id ?? null,
      mood: post.mood,
      title: marked(post.title, comment ? nothing : found),
      text: veil === null ? excerpt(toText(own.text), found) : null,
      veil: veil ?? "",
      lang: own.lang,
      author: writtenBy(written),
      when: writtenWhen(comment?.commentedAt ?? post.postedAt, written, now(), zone),
    };
  });
}

const nothing: Found = { words: new Set(), phrases: [] };

/** Which of their words were asked for, by post and comment: in another form, too, in the language they are in. */
async function wordsFound(tx: Tx, { words, beginning }: Asked, rows: Row[]) {
  const ids = rows.map(({ post_id, comment_id }) => comment_id ?? post_id);
  const found = await tx.$queryRaw<{ id: string; words: string[] }[]>`
    SELECT id::text, boards.words_found(findable, lang, ${words}::text[], ${beginning}) AS words
    FROM (SELECT id, findable, lang FROM boards.post UNION ALL SELECT id, findable, lang FROM boards.comment) each
    WHERE id = ANY(${ids}::uuid[])`;
  return new Map(found.map((each) => [each.id, new Set(each.words)]));
}
