import type pg from "pg";
import { PgBoss } from "pg-boss";
import { inTurn, turns } from "./admin.ts";
import { siteRole } from "./roles.ts";

/** Where jobs go that failed for good: nothing works on it, the organisers' desk lists it. */
export const failedQueue = "failed";

/** Five tries: now, and after about 30 s, 1, 2 and 4 minutes (with some jitter). */
const retries = {
  retryLimit: 4,
  retryDelay: 30,
  retryBackoff: true,
  retryDelayMax: 900,
  deadLetter: failedQueue,
};

/**
 * Makes or brings up to date pg-boss's schema `pgboss` and the named queues as the administrator, and lets the
 * site's role use them: it runs pg-boss with `migrate: false`. The boards' role can do nothing there.
 */
export async function prepareQueue(adminUrl: string, queues: readonly string[]): Promise<void> {
  await inTurn(adminUrl, turns.queue, async (client) => {
    const boss = new PgBoss({
      connectionString: adminUrl,
      schema: "pgboss",
      max: 2,
      supervise: false,
      schedule: false,
    });
    boss.on("error", () => {});
    await boss.start();
    try {
      await createQueues(boss, queues);
      await finishIndexes(boss);
    } finally {
      await boss.stop({ graceful: false, close: true });
    }
    await grant(client);
  });
}

async function createQueues(boss: PgBoss, queues: readonly string[]): Promise<void> {
  const there = new Set((await boss.getQueues()).map((queue) => queue.name));
  if (!there.has(failedQueue)) await boss.createQueue(failedQueue, { retentionSeconds: 60 * 60 * 24 * 90 });
  for (const name of queues) if (!there.has(name)) await boss.createQueue(name, retries);
}

/** Some of pg-boss's migrations build indexes in the background, which only the owner of its tables may do. */
async function finishIndexes(boss: PgBoss): Promise<void> {
  for (const until = Date.now() + 60_000; Date.now() < until; ) {
    const entries = await boss.getBamStatus();
    if (!entries.some((entry) => entry.status === "pending" || entry.status === "in_progress")) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function grant(client: pg.Client): Promise<void> {
  await client.query(`
    grant usage on schema pgboss to ${siteRole};
    grant select, insert, update, delete on all tables in schema pgboss to ${siteRole};
    grant usage, select on all sequences in schema pgboss to ${siteRole};
    grant execute on all functions in schema pgboss to ${siteRole};
    revoke all on all functions in schema pgboss from public;
  `);
}
