import { spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { withClient } from "./admin.ts";
import { startEmbedded } from "./embedded.ts";

const dataDir = join(mkdtempSync(join(tmpdir(), "elevenses-embedded-")), "data");
const log: string[] = [];
const start = () => startEmbedded({ dataDir, log: (line) => log.push(line) });
const pidFile = join(dataDir, "postgres", "postmaster.pid");
const postmaster = () => Number(readFileSync(pidFile, "utf8").split("\n")[0]);

afterAll(async () => {
  await (await start()).stop();
  rmSync(join(dataDir, ".."), { recursive: true, force: true });
});

// One data folder goes through all of this, in this order, as one at somebody's home would.

test("a first start that was killed half way is begun anew", async () => {
  mkdirSync(join(dataDir, "postgres.new-123", "base"), { recursive: true });
  writeFileSync(join(dataDir, "postgres.password-123"), "left behind");
  const { adminUrl, stop, wasRunning } = await start();
  expect(wasRunning).toBe(false);
  await query(adminUrl, "create table kept (id int)");
  expect(readdirSync(dataDir).sort()).toEqual(["pens.json", "postgres", "postgres.log", "secrets.json"]);
  await stop();
  await stop();
  expect(existsSync(pidFile)).toBe(false);
});

test("it is durable, UTF-8, local, and its secrets are for nobody else", async () => {
  const { adminUrl, stop } = await start();
  const [row] = await query(
    adminUrl,
    `select current_setting('fsync') as fsync, current_setting('server_encoding') as encoding,
       current_setting('listen_addresses') as listens, lower('ÄÉ') as lower, (select count(*)::int from kept) as kept`,
  );
  expect(row).toEqual({ fsync: "on", encoding: "UTF8", listens: "127.0.0.1", lower: "äé", kept: 0 });
  const forged = new URL(adminUrl);
  forged.password = "elevenses";
  await expect(query(forged.href, "select 1")).rejects.toMatchObject({ code: "28P01" });
  for (const file of ["secrets.json", "postgres.log"])
    expect(statSync(join(dataDir, file)).mode & 0o777).toBe(0o600);
  await stop();
});

test("the PostgreSQL of a killed site is taken over, and stopped at the end", async () => {
  await startElsewhereAndKill();
  const orphan = postmaster();
  const { adminUrl, stop, wasRunning } = await start();
  expect(wasRunning).toBe(true);
  expect(postmaster()).toBe(orphan);
  await query(adminUrl, "insert into kept values (1)");
  await stop();
  expect(existsSync(pidFile)).toBe(false);
});

test("a killed postmaster is started again on the same port", async () => {
  const { adminUrl, stop } = await start();
  await query(adminUrl, "insert into kept values (2)");
  process.kill(postmaster(), "SIGKILL");
  expect(await answersAgain(adminUrl)).toEqual([{ count: 2 }]);
  expect(log.at(-1)).toBe("PostgreSQL runs again");
  await stop();
});

test("one that was taken over is watched too", async () => {
  await startElsewhereAndKill();
  const { adminUrl, stop } = await start();
  process.kill(postmaster(), "SIGKILL");
  expect(await answersAgain(adminUrl)).toEqual([{ count: 2 }]);
  await stop();
});

test("after everything was killed it starts by itself, even if some other program has the old process id now", async () => {
  await startElsewhereAndKill();
  process.kill(postmaster(), "SIGKILL");
  const lines = readFileSync(pidFile, "utf8").split("\n");
  writeFileSync(pidFile, [process.pid, ...lines.slice(1)].join("\n"));
  const { adminUrl, stop, wasRunning } = await start();
  expect(wasRunning).toBe(false);
  expect(await query(adminUrl, "select count(*)::int from kept")).toEqual([{ count: 2 }]);
  await stop();
});

function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  return withClient(url, async (client) => (await client.query(sql)).rows);
}

/** A second or two; more is only allowed for because the tests may share a busy machine. */
async function answersAgain(url: string): Promise<unknown> {
  for (const until = Date.now() + 8000; ; await sleep(50)) {
    try {
      return await query(url, "select count(*)::int from kept");
    } catch (error) {
      if (Date.now() > until) throw error;
    }
  }
}

/** A site in a process of its own that dies without a word once its PostgreSQL runs. */
async function startElsewhereAndKill(): Promise<void> {
  const module = JSON.stringify(new URL("./embedded.ts", import.meta.url).href);
  const script = `const { startEmbedded } = await import(${module});
    await startEmbedded({ dataDir: ${JSON.stringify(dataDir)}, log() {} });
    process.kill(process.pid, "SIGKILL");`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  const signal = await new Promise((resolve) => child.once("exit", (_, by) => resolve(by)));
  expect(signal).toBe("SIGKILL");
}
