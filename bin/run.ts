/**
 * The whole site in one process: PostgreSQL (unless DATABASE_URL names another), migrations, the door and the worker.
 * Started by bin/start.mjs on Node 24: node bin/run.ts [--demo|--dev]
 */
import { createServer } from "node:net";
import { env, SettingError } from "#lib/env.ts";
import { withClient } from "#lib/postgres/admin.ts";
import { claimDataFolder } from "#lib/running.ts";
import { loadSecrets } from "#lib/secrets.ts";

const demo = process.argv.includes("--demo");
const dev = process.argv.includes("--dev");

/** What was started, newest last: it is stopped the other way round. */
const running: { what: string; stop: () => Promise<unknown>; needed: boolean }[] = [];
let current: Promise<unknown> = Promise.resolve();
let stoppingSince: number | undefined;

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stop());
// The process that started us was killed: nobody could stop us any more.
process.on("disconnect", () => stop());

try {
  await start();
} catch (error) {
  if (stoppingSince === undefined) await fail(error);
}

async function start(): Promise<void> {
  const { port, baseUrl, data, secret } = env();
  process.once("exit", claimDataFolder(data, baseUrl.origin));
  await assertPortFree(port);
  loadSecrets(data, secret);
  const adminUrl = env().databaseUrl ?? (await startPostgres(data));
  const urls = await step("Database roles ready", () => prepareRoles(adminUrl));
  await step("Database up to date", () => prepareDatabase(adminUrl, urls));
  // Before the door, so that at the end the door drains first and what it still enqueues is seen.
  await step("Worker started", startWorking);
  await step("Site open", () => openDoor(port));
  const links = await firstLinks();
  console.log(`\n  ${baseUrl.origin}\n`);
  for (const { label, url } of links) console.log(`  ${label}\n  ${url}\n`);
}

async function startPostgres(dataDir: string): Promise<string> {
  const { startEmbedded } = await import("#lib/postgres/embedded.ts");
  const { log } = await import("#lib/log.ts");
  const postgres = await step("PostgreSQL started", async () => {
    const started = await startEmbedded({ dataDir, log: (line) => log.warn(line) });
    running.push({ what: "PostgreSQL", stop: started.stop, needed: true });
    return started;
  });
  if (postgres.wasRunning)
    console.log("  (It was still running from a site that was killed, and was taken over.)");
  return postgres.adminUrl;
}

type Urls = { siteUrl: string; boardsUrl: string };

async function prepareRoles(adminUrl: string): Promise<Urls> {
  const { assertRoles, ensureRoles } = await import("#lib/postgres/roles.ts");
  await assertReachable(adminUrl);
  const urls = await ensureRoles(adminUrl, loadSecrets(env().data, env().secret).session);
  await assertRoles(urls.siteUrl, urls.boardsUrl);
  return urls;
}

async function prepareDatabase(adminUrl: string, urls: Urls): Promise<void> {
  const { migrate } = await import("#lib/postgres/migrate.ts");
  const { prepareQueue } = await import("#lib/postgres/queue.ts");
  const { jobNames } = await import("#lib/jobs/queues.ts");
  await migrate(adminUrl);
  await prepareQueue(adminUrl, jobNames);
  const { disconnect, pointAt } = await import("#lib/db.ts");
  pointAt({ site: urls.siteUrl, boards: urls.boardsUrl });
  running.push({ what: "connections", stop: disconnect, needed: false });
}

async function openDoor(port: number): Promise<void> {
  const { startDoor } = await import("#lib/http/door.ts");
  const door = await startDoor({ port, dev });
  running.push({ what: "door", stop: () => door.close(), needed: false });
}

async function startWorking(): Promise<void> {
  const { startWorker } = await import("#lib/jobs/worker.ts");
  const worker = await startWorker();
  running.push({ what: "worker", stop: () => worker.stop(), needed: false });
}

/** What the host needs on a first start: the way to become the owner, or the sample group's ways in. */
async function firstLinks(): Promise<{ label: string; url: string }[]> {
  if (demo) {
    const { seedDemo } = await import("#prisma/seed.ts");
    return step("Sample group laid out", seedDemo);
  }
  const { ownerLink } = await import("#lib/members/owner-link.ts");
  const url = await insist(ownerLink);
  return url ? [{ label: "Open this once to become the owner:", url }] : [];
}

/** The site is open by now: a database that is busy for a moment is asked again, and is no reason to end. */
async function insist<T>(work: () => Promise<T>): Promise<T> {
  for (let left = 5; ; left--) {
    try {
      return await work();
    } catch (error) {
      // By its name, so that nothing of lib need be loaded before it is wanted.
      if (left === 0 || stoppingSince !== undefined || (error as Error).name !== "Unavailable") throw error;
    }
  }
}

/** One line per step with the time it took. A stop that was asked for meanwhile happens before the next step. */
async function step<T>(what: string, work: () => Promise<T>): Promise<T> {
  if (stoppingSince !== undefined) throw new Error("stopping");
  const start = performance.now();
  const done = work();
  current = done.catch(() => {});
  const value = await done;
  console.log(`  ${what.padEnd(34)} ${((performance.now() - start) / 1000).toFixed(1).padStart(6)} s`);
  return value;
}

/**
 * The first call drains and stops everything; a second one ends at once what can be, but never leaves PostgreSQL.
 * A terminal, npm and start.mjs may each hand on the same Ctrl-C, so what comes within a second is the same one.
 */
function stop(code = 0): void {
  if (stoppingSince === undefined) {
    stoppingSince = Date.now();
    void halt(code, false);
  } else if (Date.now() - stoppingSince > 1000) {
    void halt(130, true);
  }
}

async function halt(code: number, atOnce: boolean): Promise<void> {
  if (!atOnce) await current;
  for (const { what, stop: end, needed } of [...running].reverse()) {
    if (atOnce && !needed) continue;
    try {
      await within(needed ? 60_000 : 15_000, end());
    } catch (error) {
      console.error(`  The ${what} did not stop cleanly: ${(error as Error).message}`);
    }
  }
  process.exit(code);
}

async function fail(error: unknown): Promise<void> {
  stoppingSince = Date.now();
  const { message, stack, code } = error as Error & { code?: string };
  const inUse = code === "EADDRINUSE" ? portTaken(env().port) : undefined;
  const bug =
    error instanceof TypeError || error instanceof ReferenceError || code === "ERR_MODULE_NOT_FOUND";
  console.error(`\n${inUse ?? (bug && !(error instanceof SettingError) ? stack : message)}`);
  await halt(1, false);
}

/** Asked before anything is started, so that it is said within the first second. */
function assertPortFree(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen({ port, host: env().host }, () => server.close(() => resolve()));
  });
}

function portTaken(port: number): string {
  return `The port ${port} is in use by another program; choose another, such as PORT=${port === 3001 ? 3002 : 3001} npm start.`;
}

async function assertReachable(adminUrl: string): Promise<void> {
  try {
    await withClient(adminUrl, (client) => client.query("select 1"));
  } catch (error) {
    const { host, pathname } = new URL(adminUrl);
    const { code, message } = error as Error & { code?: string };
    throw new Error(
      `DATABASE_URL: the database ${pathname.slice(1)} at ${host} cannot be reached (${message || code}); start it or correct the address.`,
    );
  }
}

function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error(`it took longer than ${ms / 1000} seconds`)), ms).unref();
  });
  return Promise.race([work, late]);
}
