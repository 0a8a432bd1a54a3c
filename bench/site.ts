import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readdirSync, readFileSync } from "node:fs";
import { get, type IncomingHttpHeaders } from "node:http";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const root = join(import.meta.dirname, "..");

/** The site as a process, in production as a host runs it; its lines go to a file, as they do under systemd. */
export type Site = { port: number; pid: number; msToFirstAnswer: number; stop(): Promise<void> };

/**
 * Starts the site and waits for the first 200 of its front page, the way a visitor would wait.
 * @param program bin/run.ts (the site alone) or bin/start.mjs (what `npm start` runs)
 */
export async function startSite(program: string, folder: string, port: number, flags: string[] = []) {
  const out = openSync(logOf(folder), "a");
  const started = performance.now();
  const child = spawn(process.execPath, [program, ...flags], {
    cwd: root,
    env: { ...process.env, NODE_ENV: "production", ELEVENSES_DATA: folder, PORT: String(port) },
    // Over the fourth it learns that we are gone, and stops by itself.
    stdio: ["ignore", out, out, "ipc"],
  });
  closeSync(out);
  while ((await answerOf(port, "/").catch(() => undefined))?.status !== 200) {
    if (child.exitCode !== null) throw new Error(`The site ended:\n${readFileSync(logOf(folder), "utf8")}`);
    if (performance.now() - started > 120_000) throw new Error("The site gave no answer for two minutes.");
    await sleep(10);
  }
  const msToFirstAnswer = performance.now() - started;
  return { port, pid: child.pid ?? 0, msToFirstAnswer, stop: () => end(child) } satisfies Site;
}

/** What the site has printed and logged. */
export const logOf = (folder: string) => join(folder, "bench.log");

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode) return;
  const gone = once(child, "exit");
  child.kill("SIGTERM");
  await gone;
}

export type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer };

/** One request as the load makes them, read whole. */
export function answerOf(port: number, path: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const all = { host: `localhost:${port}`, accept: "text/html", ...headers };
    get({ host: "127.0.0.1", port, path, headers: all, agent: false }, (res) => {
      const chunks: Buffer[] = [];
      res.on("data", (chunk: Buffer) => chunks.push(chunk)).on("error", reject);
      res.on("end", () =>
        resolve({ status: res.statusCode ?? 0, headers: res.headers, body: Buffer.concat(chunks) }),
      );
    }).on("error", reject);
  });
}

/** As `answerOf`; anything but 200 is an error. */
export async function page(port: number, path: string, headers: Record<string, string>): Promise<Answer> {
  const answer = await answerOf(port, path, headers);
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
  return answer;
}

/** The sizes, in bytes of brotli, of the scripts that a page names. */
export async function scriptSizes(port: number, headers: Record<string, string>): Promise<number[]> {
  const html = (await page(port, "/", headers)).body.toString("utf8");
  const tags = [...html.matchAll(/<script[^>]*\ssrc="([^"]+)"[^>]*>/g)].filter(
    ([tag]) => !/nomodule/i.test(tag),
  );
  return Promise.all(
    tags.map(async ([, src = ""]) => (await page(port, src, { "accept-encoding": "br" })).body.length),
  );
}

/** Memory in MB: the site's process, and PostgreSQL's together, what they share counted once. Undefined without /proc. */
export function memory(sitePid: number, postgresPid: number): { site: number; postgres: number } | undefined {
  try {
    const site = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${sitePid}/status`, "utf8"))?.[1];
    const parts = [readPss(postgresPid), ...childrenOf(postgresPid).map(orGone(readPss))];
    return { site: Number(site) / 1024, postgres: parts.reduce((sum, kb) => sum + kb, 0) / 1024 };
  } catch {
    return undefined;
  }
}

/** Processor milliseconds that a server and PostgreSQL have used so far; 0 without /proc. */
export function cpuMs(serverPid: number, postgresPid: number): number {
  try {
    // PostgreSQL's own count holds those of its processes that have ended.
    return [serverPid, postgresPid, ...childrenOf(postgresPid)].map(orGone(readCpu)).reduce((a, b) => a + b);
  } catch {
    return 0;
  }
}

/** proc_pid_stat(5), fields 14 to 17, in ticks of 10 ms: a process and its children that have ended. */
function readCpu(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks) * 10, 0);
}

function readPss(pid: number): number {
  return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))?.[1]);
}

/** PostgreSQL's processes come and go with its connections. */
function orGone(read: (pid: number) => number) {
  return (pid: number) => {
    try {
      return read(pid);
    } catch {
      return 0;
    }
  };
}

function childrenOf(parent: number): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
        return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]) === parent;
      } catch {
        return false;
      }
    })
    .map(Number);
}
