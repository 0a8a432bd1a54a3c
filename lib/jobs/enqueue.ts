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

/**
 * Leaves many jobs of one kind in this transaction by one statement: a letter to each of 5,000 members one by one would
 * take longer than a transaction may.
 */
export async function enqueueAll<Name extends JobName>(
  tx: Tx,
  name: Name,
  all: readonly Jobs[Name][],
): Promise<void> {
  if (all.length === 0) return;
  const queue = await boss();
  await queue.insert(
    name,
    all.map((data) => ({ data })),
    { db: fromPrisma(tx) },
  );
}
