import type { Tx } from "#lib/db.ts";

/**
 * What somebody can be told of; a letter of each kind says so, and nothing more (lib/mail/letters/board-news.ts).
 */
export const newsKinds = ["wanted", "report", "news", "said", "glass"] as const;
export type NewsKind = (typeof newsKinds)[number];

/**
 * Tells members that there is something for them in a board, in the transaction in which it happened. No board, author or
 * word goes along: lib/boards/pass-on-news.ts makes it letters, and what is told of twice before that is told once. Of the
 * rest the database's own functions tell (boards.tell_board, boards.tell_of_glass …).
 * @param tx of `withBoards`: its viewer can tell keepers of a board of theirs of a report, and who waits there that they
 * are wanted
 */
export async function tell(tx: Tx, members: readonly string[], kind: "wanted" | "report"): Promise<void> {
  await tx.news.createMany({ data: [...new Set(members)].map((memberId) => ({ memberId, kind })) });
}
