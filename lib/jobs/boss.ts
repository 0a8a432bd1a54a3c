import { PgBoss } from "pg-boss";
import { log } from "#lib/log.ts";

const bossKey = Symbol.for("elevenses.boss");
const urlsKey = Symbol.for("elevenses.database");
const shared = globalThis as {
  [bossKey]?: { url: string; started: Promise<PgBoss> };
  [urlsKey]?: { site: string; boards: string };
};

/**
 * The queue, pg-boss on our own database as the site's role (its schema is made at start by the administrator).
 * One for the process, shared by what Next bundles and what Node runs: the site's and the worker's.
 */
export function boss(): Promise<PgBoss> {
  const url = shared[urlsKey]?.site ?? "";
  if (shared[bossKey]?.url !== url) {
    const started = start(url);
    shared[bossKey] = { url, started };
    started.catch(() => {
      if (shared[bossKey]?.started === started) shared[bossKey] = undefined;
    });
  }
  return (shared[bossKey] as { started: Promise<PgBoss> }).started;
}

/** The queue of this process if there is one; starts none. For the health page. */
export function openBoss(): Promise<PgBoss> | undefined {
  return shared[bossKey]?.started;
}

async function start(url: string): Promise<PgBoss> {
  const queue = new PgBoss({
    connectionString: url,
    max: 4,
    migrate: false,
    createSchema: false,
    supervise: true,
    schedule: true,
    connectionTimeoutMillis: 2_000,
  });
  queue.on("error", (error) => log.warn("the job queue had trouble", { reason: error.name }));
  await queue.start();
  return queue;
}

/** Ends the queue of this process, letting what is at work finish. */
export async function stopBoss(): Promise<void> {
  const open = shared[bossKey];
  shared[bossKey] = undefined;
  await (await open?.started)?.stop({ graceful: true, timeout: 8_000 });
}
