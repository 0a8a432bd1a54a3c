import { createHmac } from "node:crypto";
import { secrets } from "#lib/secrets.ts";

/**
 * What stands for a board in its notices: a keyed hash, so that whoever hears the channel, or finds what PostgreSQL has
 * written of it, learns of no board. The key is that of the pen names: outside the database, and the same for all
 * instances on it.
 */
export const boardToken = (boardId: string): string => token(`board ${boardId}`);

/** What stands for a member, where a notice is for them alone and is about boards. */
export const readerToken = (memberId: string): string => token(`reader ${memberId}`);

const token = (of: string) => createHmac("sha256", secrets().pen).update(of).digest("hex");
