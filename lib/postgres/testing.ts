import { randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { jobNames } from "../jobs/queues.ts";
import { withClient } from "./admin.ts";
import { startEmbedded } from "./embedded.ts";
import { migrate } from "./migrate.ts";
import { alive, halt, readPostmaster } from "./postmaster.ts";
import { prepareQueue } from "./queue.ts";
import { ensureRoles } from "./roles.ts";

/** A database of one test's own, migrated and empty. */
export type TestDatabase = { adminUrl: string; siteUrl: string; boardsUrl: string; drop(): Promise<void> };

const template = "elevenses_template";

/**
 * A throwaway PostgreSQL with a migrated template database: once per run of tests. The folder goes with `stop()`.
 * @returns the administrator's address of the server, for `testDatabaseOn`
 */
export async function startTestPostgres(): Promise<{ adminUrl: string; stop(): Promise<void> }> {
  const { adminUrl, stop } = await startBarePostgres();
  const url = onDatabase(adminUrl, template);
  await withClient(adminUrl, (client) => client.query(`create database ${template}`));
  await ensureRoles(url);
  await migrate(url);
  await prepareQueue(url, jobNames);
  return { adminUrl, stop };
}

/** A throwaway PostgreSQL with nothing in it. Its writes are not synced: it is quick, and gone with the power. */
export async function startBarePostgres(): Promise<{ adminUrl: string; stop(): Promise<void> }> {
  await sweep();
  const dataDir = mkdtempSync(join(tmpdir(), `elevenses-test-${process.pid}-`));
  const remove = () => rmSync(dataDir, { recursive: true, force: true });
  try {
    const { adminUrl, stop } = await startEmbedded({ dataDir, log: () => {}, fsync: false });
    return { adminUrl, stop: () => stop().finally(remove) };
  } catch (error) {
    remove();
    throw error;
  }
}

/** Ends and removes what a killed run of tests left behind. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const owner = /^elevenses-test-(\d+)-/.exec(name)?.[1];
    if (!owner || alive(Number(owner))) continue;
    const left = readPostmaster(join(tmpdir(), name, "postgres"));
    if (left) await halt(left.pid);
    rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}

/** For vitest: a database on the server that `testing-setup.ts` started. About 50 ms. */
export async function testDatabase(): Promise<TestDatabase> {
  const { inject } = await import("vitest");
  return testDatabaseOn(inject("postgres"));
}

/** A copy of the template on the server of `startTestPostgres`. */
export async function testDatabaseOn(serverUrl: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  // Without the checkpoints of FILE_COPY; the template has no connections, so copies can be made at the same time.
  await withClient(serverUrl, (client) =>
    client.query(`create database ${name} template ${template} strategy wal_log`),
  );
  const adminUrl = onDatabase(serverUrl, name);
  const drop = async () => {
    await withClient(serverUrl, (client) => client.query(`drop database if exists ${name} with (force)`));
  };
  return { adminUrl, ...(await ensureRoles(adminUrl)), drop };
}

/** The same server, another database. */
function onDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}
