import type { Tx } from "#lib/db.ts";
import { boardToken, readerToken } from "./board-token.ts";
import { CHANNEL, type Topic } from "./channel.ts";

/**
 * Tells every instance that something public changed, when (and only if) this transaction commits.
 * Carries a topic and an id, never content.
 */
export function publish(tx: Tx, topic: Exclude<Topic, "mine" | "boards">, id?: string): Promise<void> {
  return notify(tx, topic, id);
}

/**
 * Tells this member's own open pages, and nobody else's, that something changed for them alone; above all that one of
 * their sessions has ended, whose stream ends with it.
 */
export function publishToMember(tx: Tx, memberId: string): Promise<void> {
  return notify(tx, "mine", memberId);
}

/**
 * Tells the open pages of whoever reads this board that something in it changed: always the same, whatever it was and
 * whoever did it. Only for what all of them may see, since they can tell that there was something.
 */
export function publishToBoard(tx: Tx, boardId: string): Promise<void> {
  return notify(tx, "boards", boardToken(boardId));
}

/** Tells one member's open pages that there is something about boards for them: they read one more, or keep one. */
export function publishToReader(tx: Tx, memberId: string): Promise<void> {
  return notify(tx, "boards", readerToken(memberId));
}

async function notify(tx: Tx, topic: Topic, id: string | undefined): Promise<void> {
  const payload = JSON.stringify(id ? { t: topic, id } : { t: topic });
  await tx.$queryRaw`SELECT pg_notify(${CHANNEL}, ${payload})::text`;
}
