import { fromPrisma } from "pg-boss";
import type { Tx } from "#lib/db.ts";
import { boss } from "./boss.ts";
import type { JobName, Jobs } from "./queues.ts";

/**
 * Leaves a job in this transaction: it exists when, and only when, the transaction commits.
 * Handled at least once, by a handler that is safe to run twice.
 */
export async function enqueue<Name extends JobName>(tx: Tx, name: Name, data: Jobs[Name]): Promise<void> {
  const queue = await boss();
  await queue.send(name, data, { db: fromPrisma(tx) });
}
