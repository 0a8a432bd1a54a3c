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

/** The same for many at once, such as a letter to every member: five thousand one by one would outlast the transaction. */
export async function enqueueAll<Name extends JobName>(
  tx: Tx,
  name: Name,
  all: readonly Jobs[Name][],
): Promise<void> {
  const queue = await boss();
  for (let at = 0; at < all.length; at += AT_ONCE) {
    const jobs = all.slice(at, at + AT_ONCE).map((data) => ({ data }));
    await queue.insert(name, jobs, { db: fromPrisma(tx) });
  }
}

const AT_ONCE = 1_000;
