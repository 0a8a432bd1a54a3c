import { expireBoards } from "#lib/access/boards.ts";

/** The job "expire-posts": deletes for good what is past its time. Safe to run twice, or by two at once. */
export const expirePosts = (): Promise<void> => expireBoards();
