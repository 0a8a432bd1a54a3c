/**
 * The PostgreSQL of a run of browser tests, with a template of the sample group in it. Started by global-setup.ts,
 * tells it the address, and stops when it hears nothing more of it, killed or not.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { disconnect, pointAt } from "#lib/db.ts";
import { stopBoss } from "#lib/jobs/boss.ts";
import { withClient } from "#lib/postgres/admin.ts";
import { startTestPostgres, testDatabaseOn } from "#lib/postgres/testing.ts";
import { loadSecrets } from "#lib/secrets.ts";
import { setClock } from "#lib/time.ts";
import { seed } from "#prisma/seed.ts";
import { TUESDAY } from "./calendar.ts";
import { keepACopy } from "./keep-a-copy.ts";
import { template } from "./site.ts";

const folder = mkdtempSync(join(tmpdir(), "elevenses-e2e-"));
const { adminUrl, stop } = await startTestPostgres();
process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
// Stopped already, where a Ctrl-C reached PostgreSQL too.
process.once("disconnect", () => stop().finally(() => process.exit()));
// A Ctrl-C reaches the whole group; who started us says when it is over.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => {});

try {
  await makeTemplate();
  process.send?.(adminUrl);
} catch (error) {
  console.error(error);
  await stop();
  process.exit(1);
}

async function makeTemplate(): Promise<void> {
  const { adminUrl: url, siteUrl, boardsUrl } = await testDatabaseOn(adminUrl);
  loadSecrets(folder);
  pointAt({ site: siteUrl, boards: boardsUrl });
  setClock(new Date(TUESDAY));
  await seed();
  await Promise.all([disconnect(), stopBoss()]);
  await withClient(url, (client) => client.query(keepACopy));
  const name = new URL(url).pathname.slice(1);
  await withClient(adminUrl, (client) => client.query(`alter database ${name} rename to ${template}`));
}
