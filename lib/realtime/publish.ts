import type { Tx } from "#lib/db.ts";
import { CHANNEL, type Topic } from "./channel.ts";

/**
 * Tells every instance that something public changed, when (and only if) this transaction commits.
 * Carries a topic and an id, never content; nothing of a board may be published here.
 */
export async function publish(tx: Tx, topic: Topic, id?: string): Promise<void> {
  const payload = JSON.stringify(id ? { t: topic, id } : { t: topic });
  await tx.$queryRaw`SELECT pg_notify(${CHANNEL}, ${payload})::text`;
}
