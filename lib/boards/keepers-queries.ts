import { withBoards } from "#lib/access/boards.ts";
import { idOrNotFound } from "#lib/access/find.ts";
import { findBoardFor, findPostFor } from "#lib/access/find-board.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { NotFound } from "#lib/errors.ts";
import { group } from "#lib/site/group.ts";
import { now } from "#lib/time.ts";
import { keeps } from "./rules.ts";
import { type Said, said } from "./said.ts";
import { asWriter, type Writer, writer } from "./written-by.ts";

/** What somebody was reported to have written, with the reports of it; words and writer only for who may read it. */
export type Reported = {
  post: string;
  comment: string | null;
  author: Writer | null;
  text: string | null;
  /** What stands about it: as it was, out of sight, or removed. */
  state: "shown" | "hidden" | "removed" | "gone";
  reports: { id: string; by: string; words: string; when: Said; settled: boolean }[];
};

const MOST = 100;

/**
 * What was reported: to keepers all that waits, to others what they reported themselves and what became of it.
 * @throws {NotFound} for anyone who is not in the board
 */
export async function keepersPage(viewer: MemberViewer, id: string) {
  const zone = (await group())?.zone ?? "UTC";
  return withBoards(viewer, async (tx) => {
    const { me, ...board } = await findBoardFor(tx, viewer, id);
    const keep = keeps(me);
    const reports = await tx.report.findMany({
      where: { boardId: board.id, ...(keep ? { settledAt: null } : { byId: viewer.id }) },
      select: {
        id: true,
        postId: true,
        commentId: true,
        words: true,
        reportedAt: true,
        settledAt: true,
        by: { select: { name: true } },
      },
      orderBy: [{ reportedAt: "desc" }, { id: "asc" }],
      take: MOST,
    });
    const keepers = await tx.boardMember.findMany({
      where: { boardId: board.id, keeperSince: { not: null } },
      select: { member: writer },
      orderBy: { keeperSince: "asc" },
    });
    // Asked for apart from the reports: what is out of sight for this viewer is no row, and a report needs its post.
    const written = { id: true, text: true, hiddenAt: true, removedAt: true, penName: true, author: writer };
    const ids = <Id>(all: (Id | null)[]) => all.filter((each) => each !== null);
    const posts = await tx.post.findMany({
      where: { boardId: board.id, id: { in: reports.map(({ postId }) => postId) } },
      select: written,
    });
    const comments = await tx.comment.findMany({
      where: { boardId: board.id, id: { in: ids(reports.map(({ commentId }) => commentId)) } },
      select: written,
    });
    const things = new Map<string, Reported>();
    for (const { postId, commentId, by, ...each } of reports) {
      const key = commentId ?? postId;
      const row = (commentId ? comments : posts).find((one) => one.id === key);
      const thing = things.get(key) ?? {
        post: postId,
        comment: commentId,
        author: row
          ? row.author
            ? asWriter(row.author)
            : { id: null, name: row.penName ?? "", photoUrl: null }
          : null,
        text: row && !row.removedAt ? row.text : null,
        state: !row ? "gone" : row.removedAt ? "removed" : row.hiddenAt ? "hidden" : "shown",
        reports: [],
      };
      thing.reports.push({
        id: each.id,
        by: by.name,
        words: each.words,
        when: said(each.reportedAt, now(), zone),
        settled: each.settledAt !== null,
      });
      things.set(key, thing);
    }
    return {
      board: { id: board.id, name: board.name },
      keepers: keepers.map(({ member }) => asWriter(member)),
      reported: [...things.values()],
      can: { keep },
    };
  });
}

/**
 * What somebody is about to report: a post, or a comment under it.
 * @param at.comment from an address: what is no id is not there
 * @throws {NotFound} for anyone who is not in the board, and when it is not there
 */
export async function thingToReport(
  viewer: MemberViewer,
  at: { board: string; post: string; comment?: string | string[] | undefined },
) {
  return withBoards(viewer, async (tx) => {
    const post = await findPostFor(tx, viewer, at.board, at.post);
    if (at.comment === undefined) return { comment: null, text: post.text };
    const comment = await tx.comment.findFirst({
      where: { id: idOrNotFound(String(at.comment)), postId: post.id },
      select: { id: true, text: true },
    });
    if (!comment) throw new NotFound();
    return { comment: comment.id, text: comment.text };
  });
}
