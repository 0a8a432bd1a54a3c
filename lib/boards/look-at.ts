import type { MemberViewer } from "#lib/access/viewer.ts";
import type { Tx } from "#lib/db.ts";
import { now } from "#lib/time.ts";
import { type Item, isNewComment, isNewPost, looked, newSince, short, type Way } from "./mark-rules.ts";
import { mentioned } from "./markdown.ts";
import { mentionable, type Person } from "./mention-rules.ts";
import { changeMark, ownMark } from "./own-mark.ts";
import { dayBegins } from "./pen-rules.ts";
import { backAgain } from "./unseen-queries.ts";
import { isMine, type Written } from "./written-by.ts";

type PostRow = { id: string; text: string; postedAt: Date; mine: boolean };
type CommentRow = Written & { id: string; text: string; commentedAt: Date; removedAt: Date | null };

/**
 * The viewer looks at a thread's page: what of it is new to them, which it is not from then on. Nothing is written where
 * nothing is new, so that whoever writes something there leaves no more of a mark than whoever does not.
 * @param page.newest the page with the newest comments; what an older one shows is taken to be known
 */
export async function lookAt(
  tx: Tx,
  viewer: MemberViewer,
  board: { id: string; me: { joinedAt: Date } },
  post: PostRow,
  comments: readonly CommentRow[],
  page: { people: readonly Person[]; zone: string; newest: boolean },
): Promise<{ fresh: string[]; way: Way | null }> {
  const mark = await ownMark(tx, viewer, board.id);
  await backAgain(tx, viewer, board.id, mark);
  const way = mark.ways[post.id] ?? null;
  if (!page.newest) return { fresh: [], way };
  const since = newSince(mark, dayBegins(board.me.joinedAt, page.zone), now());
  const people = mentionable(page.people);
  const itself: Item = { id: post.id, at: post.postedAt.getTime(), mine: post.mine };
  const items = comments.map((row): Item & { text: string; gone: boolean } => ({
    id: row.id,
    at: row.commentedAt.getTime(),
    mine: isMine(viewer, post.id, row),
    text: row.text,
    gone: row.removedAt !== null,
  }));
  const fresh = items
    .filter((item) => !item.gone && isNewComment(mark, since, post.id, item))
    .map(({ id }) => id);
  const mentions = [{ ...itself, text: post.text }, ...items]
    .filter(({ mine, text }) => !mine && mentioned(text, people).includes(viewer.id))
    .map(({ id }) => id);
  const isNews =
    fresh.length > 0 ||
    isNewPost(mark, since, itself) ||
    mentions.some((id) => !mark.mentions.includes(short(id)));
  if (isNews) {
    const today = dayBegins(now(), page.zone);
    await changeMark(tx, viewer, board.id, (each) =>
      looked(each, since, post.id, { today, seen: items, mentions }),
    );
  }
  return { fresh, way };
}
