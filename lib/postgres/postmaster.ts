import { type ChildProcess, spawn } from "node:child_process";
import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Account } from "./account.ts";

/** What PostgreSQL itself writes into postmaster.pid, as far as we need it. */
export type Postmaster = { pid: number; port: number; ready: boolean };

/** Settings for a machine with 1 GB: about 64 MB shared, few helpers, and every commit on the disk. */
const settings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "60",
  shared_buffers: "64MB",
  effective_cache_size: "256MB",
  maintenance_work_mem: "32MB",
  max_wal_size: "256MB",
  max_parallel_workers_per_gather: "0",
  autovacuum_max_workers: "2",
  io_method: "sync",
  huge_pages: "off",
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
  log_destination: "stderr",
  logging_collector: "off",
  log_checkpoints: "off",
  // Errors are logged by the site, without what people wrote: PostgreSQL would put values and queries into its log.
  log_min_messages: "log",
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
};

/** Reads postmaster.pid; undefined when there is none (or it is being written just now). */
export function readPostmaster(dir: string): Postmaster | undefined {
  let lines: string[];
  try {
    lines = readFileSync(join(dir, "postmaster.pid"), "utf8").split("\n");
  } catch {
    return undefined;
  }
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return pid > 0 && port > 0 ? { pid, port, ready: lines[7]?.trim() === "ready" } : undefined;
}

/** Is there a process of this id (anyone's) that still does something? */
export function alive(pid: number): boolean {
  return exists(pid) && !isZombie(pid);
}

/**
 * Starts PostgreSQL in a session of its own, so that Ctrl-C in the terminal does not stop it before the site has
 * drained, and resolves when it takes connections. Rejects with the end of its log when it does not.
 */
export async function launch(options: {
  postgres: string;
  as: Account;
  dir: string;
  port: number;
  logFile: string;
  fsync: boolean;
}): Promise<ChildProcess> {
  const { as, dir, port, logFile } = options;
  const flags = Object.entries({ ...settings, port: `${port}`, fsync: options.fsync ? "on" : "off" });
  const { program, args, uid, gid } = as.command(options.postgres, [
    "-D",
    dir,
    ...flags.flatMap(([name, value]) => ["-c", `${name}=${value}`]),
  ]);
  const log = openSync(logFile, "a", 0o600);
  const child = spawn(program, args, {
    uid,
    gid,
    cwd: "/",
    detached: true,
    stdio: ["ignore", log, log],
    env: environment,
  });
  closeSync(log);
  child.unref();
  let gone: string | undefined;
  child.once("error", (error) => {
    gone = error.message;
  });
  child.once("exit", () => {
    gone ??= tail(logFile);
  });
  // Recovery after a crash may take its time; a PostgreSQL that gives up says so by ending.
  for (const until = Date.now() + 120_000; Date.now() < until; await sleep(20)) {
    if (gone !== undefined) throw new Error(`PostgreSQL did not start: ${gone}`);
    const running = readPostmaster(dir);
    if (running?.ready && running.pid === child.pid) return child;
  }
  child.kill("SIGQUIT");
  throw new Error(`PostgreSQL was not ready within two minutes; ${logFile} may say why.`);
}

/** Stops it: `fast` ends connections and writes a checkpoint; if that takes too long it is ended as by a power cut. */
export async function halt(pid: number): Promise<void> {
  for (const [signal, ms] of [
    ["SIGINT", 20_000],
    ["SIGQUIT", 5_000],
    ["SIGKILL", 2_000],
  ] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    for (const until = Date.now() + ms; Date.now() < until; await sleep(10)) if (!alive(pid)) return;
  }
}

/**
 * Clears what a killed postmaster left: backends still at work (they keep the shared memory, and so the next start,
 * busy) and a pid file whose number belongs to another program by now, or to the dead one as long as nobody has
 * waited for it: PostgreSQL takes both for a running one. (Should a backend still be there, it finds its memory.)
 */
export function clearRemains(dir: string): void {
  const pids = process.platform === "linux" ? readdirSync("/proc").filter((name) => /^\d+$/.test(name)) : [];
  for (const pid of pids) if (worksIn(pid, dir)) signal(Number(pid), "SIGQUIT");
  const left = readPostmaster(dir);
  if (left && process.platform === "linux" && exists(left.pid) && !worksIn(`${left.pid}`, dir)) {
    rmSync(join(dir, "postmaster.pid"), { force: true });
  }
}

/** A port of 127.0.0.1 that nobody listens on just now. */
export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/** Keeps PostgreSQL's log small: the last megabyte and the one before it. */
export function trimLog(file: string): void {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 1024 * 1024) renameSync(file, `${file}.old`);
}

/** Windows needs its own variables; elsewhere nothing of our environment (settings, passwords) reaches PostgreSQL. */
export const environment: NodeJS.ProcessEnv | undefined =
  process.platform === "win32"
    ? undefined
    : {
        NODE_ENV: "production",
        LC_ALL: "C",
        TZ: "UTC",
        PATH: "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin",
      };

function worksIn(pid: string, dir: string): boolean {
  try {
    return (
      readlinkSync(`/proc/${pid}/cwd`) === dir && /postgres/.test(readFileSync(`/proc/${pid}/comm`, "utf8"))
    );
  } catch {
    return false;
  }
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Dead but not yet waited for: in a container without an init, an orphan stays like that for ever. */
function isZombie(pid: number): boolean {
  try {
    return /^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It ended by itself meanwhile.
  }
}

function tail(file: string): string {
  if (!existsSync(file)) return "it ended";
  const lines = readFileSync(file, "utf8").trim().split("\n");
  return (lines.filter((line) => /FATAL|PANIC|error/.test(line)).at(-1) ?? lines.at(-1) ?? "").slice(0, 400);
}
