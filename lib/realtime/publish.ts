import type { Tx } from "#lib/db.ts";
import { CHANNEL, type Topic } from "./channel.ts";

/**
 * Tells every instance that something public changed, when (and only if) this transaction commits.
 * Carries a topic and an id, never content; nothing of a board may be published here.
 */
export function publish(tx: Tx, topic: Exclude<Topic, "mine">, id?: string): Promise<void> {
  return notify(tx, topic, id);
}

/**
 * Tells this member's own open pages, and nobody else's, that something changed for them alone; above all that one of
 * their sessions has ended, whose stream ends with it.
 */
export function publishToMember(tx: Tx, memberId: string): Promise<void> {
  return notify(tx, "mine", memberId);
}

async function notify(tx: Tx, topic: Topic, id: string | undefined): Promise<void> {
  const payload = JSON.stringify(id ? { t: topic, id } : { t: topic });
  await tx.$queryRaw`SELECT pg_notify(${CHANNEL}, ${payload})::text`;
}
