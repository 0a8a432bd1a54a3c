import type { Tx } from "#lib/db.ts";

/**
 * What somebody can be told of; a letter of each kind says so, and nothing more (lib/mail/letters/board-news.ts). Of the
 * glass that is to be broken only the database tells (boards.tell_of_glass), and of what is said tell-board.ts.
 */
export const newsKinds = ["wanted", "report", "news", "said", "glass"] as const;
export type NewsKind = (typeof newsKinds)[number];

/**
 * Tells members that there is something for them in a board, in the transaction in which it happened. No board, author or
 * word goes along: lib/boards/pass-on-news.ts makes it letters, and what is told of twice before that is told once.
 * @param tx of `withBoards`: its viewer can tell those who are in a board with them, or may come into one
 */
export async function tell(
  tx: Tx,
  members: readonly string[],
  kind: Exclude<NewsKind, "said">,
): Promise<void> {
  await tx.news.createMany({ data: [...new Set(members)].map((memberId) => ({ memberId, kind })) });
}
