import { type ChildProcess, spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { JobName } from "#lib/jobs/queues.ts";
import { type CastName, emailOf } from "#prisma/cast.ts";
import { TUESDAY } from "./calendar.ts";

/** The database with the sample group, which database.ts makes and each worker copies. */
export const template = "elevenses_e2e";

/** Migrated and with nobody in it, as after a first start; lib/postgres/testing.ts makes it. */
export const empty = "elevenses_template";

const root = join(import.meta.dirname, "../..");

/** A site of one worker's own: the real process, on a database of its own. */
export class Site {
  readonly origin: string;
  /** What it has logged since the test began. */
  log = "";
  readonly #database: pg.Client;
  readonly #stop: () => Promise<void>;

  constructor(origin: string, database: pg.Client, stop: () => Promise<void>) {
    this.origin = origin;
    this.#database = database;
    this.#stop = stop;
  }

  /** Rows straight from the database, for what no page tells (ids of the sample group, what is stored). */
  async rows<Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return (await this.#database.query<Row>(sql, values)).rows;
  }

  /** Puts back the sample group, the clock and everything counted. */
  async reset(): Promise<void> {
    await this.rows("select seeded.restore()");
    await this.setClock(TUESDAY);
    this.log = "";
  }

  /**
   * Lets the site believe it is `instant` (ISO with zone); time runs on from there. Null: the real time.
   * @param run what of that which runs by the clock is put into the queue then ("tend-meetups")
   */
  async setClock(instant: string | null, run: JobName[] = []): Promise<void> {
    const body = JSON.stringify({ now: instant, run });
    const answer = await fetch(`${this.origin}/dev/clock`, {
      method: "POST",
      body,
      headers: { origin: this.origin },
    });
    if (answer.status !== 204) throw new Error(`The clock was not set: ${answer.status}`);
  }

  /** A session of one of the cast, as signing in would leave it. @returns the cookie */
  async session(who: CastName): Promise<{ name: string; value: string; url: string }> {
    const value = randomBytes(32).toString("base64url");
    const hash = createHash("sha256").update(value).digest("hex");
    await this.rows(
      `insert into session (id, token_hash, member_id, device, created_at, expires_at)
       select gen_random_uuid(), $1, id, 'Test', $3::timestamptz, $3::timestamptz + interval '60 days'
       from member where email = $2`,
      [hash, emailOf(who), TUESDAY],
    );
    return { name: "elevenses", value, url: this.origin };
  }

  async stop(): Promise<void> {
    await this.#stop();
  }
}

/**
 * @param given settings beside DATABASE_URL, such as SMTP_URL
 * @param from the database it is a copy of: the sample group, or `empty`
 * @param through makes the address by which the site reaches its database, where that is not the ordinary one
 */
export async function startSite(
  serverUrl: string,
  given: Record<string, string>,
  { from = template, through = (url) => url }: { from?: string; through?: (url: string) => string } = {},
): Promise<Site> {
  const name = `site_${randomBytes(4).toString("hex")}`;
  const url = new URL(serverUrl);
  await query(url.href, `create database ${name} template ${from} strategy wal_log`);
  url.pathname = `/${name}`;
  const data = mkdtempSync(join(tmpdir(), "elevenses-site-"));
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const env = {
    DATABASE_URL: through(url.href),
    ELEVENSES_DATA: data,
    PORT: String(port),
    BASE_URL: origin,
    ...given,
  };
  const child = run(env);
  let site: Site | undefined;
  let said = "";
  const hear = (chunk: Buffer) => {
    if (site) site.log += chunk;
    else said += chunk;
  };
  child.stdout?.on("data", hear);
  child.stderr?.on("data", hear);
  const database = new pg.Client({ connectionString: url.href });
  const stop = async () => {
    await end(child);
    await database.end().catch(() => {});
    await query(serverUrl, `drop database if exists ${name} with (force)`).catch(() => {});
    rmSync(data, { recursive: true, force: true });
  };
  try {
    await opened(child, origin, () => said);
    await database.connect();
  } catch (error) {
    await stop();
    throw new Error(`The site did not start:\n${said}`, { cause: error });
  }
  site = new Site(origin, database, stop);
  site.log = said;
  return site;
}

function run(env: Record<string, string>): ChildProcess {
  return spawn(process.execPath, ["bin/run.ts"], {
    cwd: root,
    env: {
      ...process.env,
      TZ: "UTC",
      NODE_ENV: "production",
      ELEVENSES_MODE: "test",
      NODE_OPTIONS: "",
      ...env,
    },
    // Over the fourth it learns that we are gone, and stops by itself.
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
}

/** It says its address when it is open. */
function opened(child: ChildProcess, origin: string, said: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error("no answer for 30 seconds")), 30_000);
    child.once("exit", (code) => reject(new Error(`ended with ${code}`)));
    child.stdout?.on("data", () => {
      if (!said().includes(`${origin}\n`)) return;
      clearTimeout(late);
      resolve();
    });
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode) return;
  const gone = once(child, "exit");
  child.kill("SIGTERM");
  const kill = setTimeout(() => child.kill("SIGKILL"), 8_000);
  await gone;
  clearTimeout(kill);
}

async function query(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
