import { spawn } from "node:child_process";
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { loadSecrets } from "../secrets.ts";
import { type Account, account } from "./account.ts";
import { type Binaries, binaries } from "./binaries.ts";
import {
  alive,
  clearRemains,
  environment,
  freePort,
  halt,
  launch,
  readPostmaster,
  trimLog,
} from "./postmaster.ts";

/** A running PostgreSQL of our own. */
export type Embedded = {
  /** The administrator's address of the database `elevenses`; local to this machine. */
  adminUrl: string;
  /** Ends connections, writes everything out and stops it. Safe to call twice. */
  stop(): Promise<void>;
  /** True when a PostgreSQL that a killed site had left was taken over. */
  wasRunning: boolean;
};

const user = "elevenses";

/**
 * Runs PostgreSQL with its data in `<dataDir>/postgres`, on 127.0.0.1 only, and starts it again whenever it dies.
 * Takes over one that a killed site left; starts by itself after a crash, and after a first start that was cut short.
 * @param options.fsync leave it on: only throwaway databases of tests may turn it off
 */
export async function startEmbedded(options: {
  dataDir: string;
  log: (line: string) => void;
  fsync?: boolean;
}): Promise<Embedded> {
  // Root leaves the folder open to walk through (not to list), or the account postgres could not get to its own part.
  mkdirSync(options.dataDir, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  const dataDir = realpathSync(options.dataDir);
  const password = loadSecrets(dataDir).postgresPassword;
  const dir = join(dataDir, "postgres");
  const urlOn = (port: number, database = "elevenses") =>
    `postgresql://${user}:${password}@127.0.0.1:${port}/${database}`;

  const orphan = await findOrphan(dir, (port) => urlOn(port, "postgres"));
  const programs = await binaries();
  const as = await prepare(programs, dataDir, dir, password, options.fsync ?? true);
  const launchOn = (port: number) => {
    trimLog(join(dataDir, "postgres.log"));
    clearRemains(dir);
    const logFile = join(dataDir, "postgres.log");
    return launch({ postgres: programs.postgres, as, dir, port, logFile, fsync: options.fsync ?? true });
  };

  const first = orphan ?? (await startFirst(launchOn));
  const watch = keepAlive(first, launchOn, options.log);
  try {
    await ensureDatabase(urlOn(first.port, "postgres"));
  } catch (error) {
    await watch.stop();
    throw error;
  }
  return { adminUrl: urlOn(first.port), stop: watch.stop, wasRunning: orphan !== undefined };
}

/** Ours if it answers on the recorded port to our random password and says that its data is in our folder. */
async function findOrphan(dir: string, urlOn: (port: number) => string) {
  for (const until = Date.now() + 30_000; Date.now() < until; await sleep(100)) {
    const left = readPostmaster(dir);
    if (!left || !alive(left.pid)) return undefined;
    try {
      const rows = await query(urlOn(left.port), "select current_setting('data_directory') as dir");
      return rows[0]?.dir === dir ? left : undefined;
    } catch (error) {
      // 57P03: still starting, recovering or stopping. Anything else: that process is not our PostgreSQL.
      if ((error as { code?: string }).code !== "57P03") return undefined;
    }
  }
  return undefined;
}

/** Makes the cluster if there is none, aside and then renamed: a folder called `postgres` is always a whole one. */
async function prepare(
  programs: Binaries,
  dataDir: string,
  dir: string,
  password: string,
  sync: boolean,
): Promise<Account> {
  for (const name of readdirSync(dataDir)) {
    if (/^postgres\.(new|password)-/.test(name))
      rmSync(join(dataDir, name), { recursive: true, force: true, maxRetries: 5 });
  }
  if (statSync(dir, { throwIfNoEntry: false })) return account(programs, dir);
  const fresh = join(dataDir, `postgres.new-${process.pid}`);
  mkdirSync(fresh, { mode: 0o700 });
  const as = account(programs, fresh);
  const passwordFile = join(dataDir, `postgres.password-${process.pid}`);
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  as.own(passwordFile);
  try {
    await initdb(programs.initdb, as, fresh, passwordFile, sync);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(fresh, dir);
  syncFolder(dataDir);
  return as;
}

function initdb(
  program: string,
  as: Account,
  dir: string,
  passwordFile: string,
  sync: boolean,
): Promise<void> {
  const call = as.command(program, [
    `--pgdata=${dir}`,
    `--username=${user}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--no-instructions",
    ...(sync ? [] : ["--no-sync"]),
  ]);
  return new Promise((resolve, reject) => {
    const child = spawn(call.program, call.args, {
      uid: call.uid,
      gid: call.gid,
      cwd: "/",
      detached: true,
      stdio: ["ignore", "ignore", "pipe"],
      env: environment,
    });
    let said = "";
    child.stderr.on("data", (chunk) => {
      said = `${said}${chunk}`.slice(-2000);
    });
    child.once("error", reject);
    child.once("close", (code) =>
      code === 0
        ? resolve()
        : reject(new Error(`PostgreSQL could not lay out its data folder: ${said.trim()}`)),
    );
  });
}

/** Another program may take the free port between the look and the start; backends of a crash may need a moment. */
async function startFirst(launchOn: (port: number) => ReturnType<typeof launch>) {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    try {
      return { pid: (await launchOn(port)).pid ?? 0, port };
    } catch (error) {
      if (attempt === 5) throw error;
      await sleep(attempt * 200);
    }
  }
}

/** Starts PostgreSQL again, on the same port, as long as nobody asked it to stop. */
function keepAlive(
  first: { port: number; pid: number },
  launchOn: (port: number) => ReturnType<typeof launch>,
  log: (line: string) => void,
) {
  let pid = first.pid;
  let stopping: Promise<void> | undefined;
  let restarting: Promise<void> | undefined;
  const restart = async () => {
    log("PostgreSQL ended; starting it again");
    for (let attempt = 0; !stopping; attempt++) {
      try {
        pid = (await launchOn(first.port)).pid ?? 0;
        log("PostgreSQL runs again");
        return;
      } catch (error) {
        log((error as Error).message);
        await sleep(Math.min(5000, 200 * 2 ** attempt));
      }
    }
  };
  // One look at the process table every quarter second also sees the one that we took over and are not the parent of.
  const timer = setInterval(() => {
    if (stopping || restarting || alive(pid)) return;
    restarting = restart().finally(() => {
      restarting = undefined;
    });
  }, 250);
  timer.unref();
  const stop = () => {
    stopping ??= (async () => {
      clearInterval(timer);
      await restarting;
      if (alive(pid)) await halt(pid);
    })();
    return stopping;
  };
  return { stop };
}

async function ensureDatabase(url: string): Promise<void> {
  const rows = await query(url, "select 1 from pg_database where datname = 'elevenses'");
  if (rows.length === 0) await query(url, "create database elevenses");
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on("error", () => {});
  try {
    await client.connect();
    return (await client.query(sql)).rows;
  } finally {
    await client.end().catch(() => {});
  }
}

/** A rename is on the disk only when its folder is. */
function syncFolder(dir: string): void {
  if (process.platform === "win32") return;
  const handle = openSync(dir, "r");
  fsyncSync(handle);
  closeSync(handle);
}
