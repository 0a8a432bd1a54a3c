import { withBoards } from "#lib/access/boards.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import type { Tx } from "#lib/db.ts";
import { groupZone } from "./group-zone.ts";
import { hears } from "./mark-rules.ts";
import { unseenMentions } from "./mention-queries.ts";
import { changeMark } from "./own-mark.ts";
import { newestThreads, readBoards, threadColumns, unseenIn } from "./unseen-queries.ts";

/** Of what they wrote themselves so many posts are looked through, beside the board's newest. */
const OWN_POSTS = 100;

/**
 * The viewer's boards in which something is that they want a letter about, and have not been told of since they were
 * there: a mention, a new comment in a thread they follow or began under their own name, or whatever else they chose.
 * It is asked as them, when a letter is about to be written; nothing that is kept anywhere says whom it was to reach.
 */
export async function boardsWorthALetter(viewer: MemberViewer): Promise<string[]> {
  const zone = await groupZone();
  return withBoards(viewer, async (tx) => {
    const worth: string[] = [];
    for (const each of await readBoards(tx, viewer, zone))
      if (await isWorthALetter(tx, viewer, each)) worth.push(each.board.id);
    return worth;
  });
}

type ReadBoard = Awaited<ReturnType<typeof readBoards>>[number];

async function isWorthALetter(
  tx: Tx,
  viewer: MemberViewer,
  { board, mark, reader }: ReadBoard,
): Promise<boolean> {
  if (mark.told || mark.letters === "never") return false;
  const mentions = await unseenMentions(tx, viewer, board, reader);
  if (mentions.some(({ thread }) => mark.ways[thread] !== "mute")) return true;
  const newest = await newestThreads(tx, board);
  const further = await tx.post.findMany({
    where: {
      boardId: board.id,
      id: { notIn: newest.map(({ id }) => id) },
      OR: [
        { id: { in: await ownNewest(tx, viewer, board.id) } },
        { id: { in: Object.keys(mark.ways).filter((id) => mark.ways[id] === "follow") } },
      ],
    },
    select: threadColumns,
  });
  const threads = [...newest, ...further];
  const unseen = await unseenIn(tx, viewer, reader, threads);
  return threads.some(({ id, authorId }) => {
    const { post = false, comments = 0 } = unseen.get(id) ?? {};
    if (post) return (mark.letters === "every" && mark.ways[id] !== "mute") || mark.ways[id] === "follow";
    return comments > 0 && hears(mark, id, authorId === viewer.id);
  });
}

async function ownNewest(tx: Tx, viewer: MemberViewer, boardId: string): Promise<string[]> {
  const own = await tx.post.findMany({
    where: { boardId, authorId: viewer.id },
    orderBy: [{ postedAt: "desc" }, { id: "asc" }],
    take: OWN_POSTS,
    select: { id: true },
  });
  return own.map(({ id }) => id);
}

/** A letter has gone out: the next one waits until they have been in these boards. */
export async function toldOf(viewer: MemberViewer, boards: readonly string[]): Promise<void> {
  await withBoards(viewer, async (tx) => {
    for (const board of boards) await changeMark(tx, viewer, board, (mark) => ({ ...mark, told: true }));
  });
}
