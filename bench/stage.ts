/**
 * What the benchmarks share: a folder of their own that goes with them, the database behind the site, members who are
 * signed in, references, and measuring in turns.
 */
import { type ChildProcess, fork } from "node:child_process";
import { createHash, randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { readPostmaster } from "#lib/postgres/postmaster.ts";
import { ensureRoles } from "#lib/postgres/roles.ts";
import { loadSecrets } from "#lib/secrets.ts";
import type { LoadResult, LoadTask } from "./load.ts";
import type { ReferenceTask } from "./reference.ts";
import type { Row } from "./report.ts";
import { type Answer, cpuMs, logOf } from "./site.ts";

export const CONNECTIONS = 16;
/** No round asks more often than this, however quick the machine. */
const MOST = 400_000;
export const flag = (name: string, otherwise: number) =>
  Number(process.argv.find((each) => each.startsWith(`--${name}=`))?.split("=")[1] ?? otherwise);
export const rounds = flag("rounds", 5);
export const seconds = flag("seconds", 1.5);

export type Target = {
  name: string;
  port: number;
  /** Whose processor time is counted, beside PostgreSQL's. */
  pid: number;
  requests: string[][];
  /** What the answers are to be, 200 unless said. */
  status?: number;
  /** What follows is compared with this one. */
  base?: true;
  /** Where a member may do it only so often, no round does it more often. */
  most?: number;
  /** Sets the stage for each round. */
  before?: () => Promise<unknown>;
};

export const folder = mkdtempSync(join(tmpdir(), "elevenses-bench-"));
/** What is to be done at the end, the last first. */
export const toEnd: (() => Promise<unknown> | unknown)[] = [
  () => rmSync(folder, { recursive: true, force: true }),
];

/** Runs a benchmark and leaves nothing behind, however it ends. */
export async function onStage(main: () => Promise<void>): Promise<void> {
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => void tidy().finally(() => process.exit(130)));
  try {
    await main();
  } finally {
    await tidy();
  }
}

async function tidy(): Promise<void> {
  for (const end of toEnd.splice(0).reverse()) await end();
}

/** Waits until the sample group is there, which `--demo` asks for. */
export async function sampleGroup(): Promise<void> {
  for (let tries = 0; !readFileSync(logOf(folder), "utf8").includes("Sample group laid out"); tries++) {
    if (tries > 600) throw new Error(`The sample group was not laid out:\n${readFileSync(logOf(folder))}`);
    await sleep(100);
  }
}

export async function databaseOf() {
  const server = readPostmaster(join(folder, "postgres"));
  if (!server) throw new Error("PostgreSQL is not running.");
  const password = loadSecrets(folder).postgresPassword;
  const adminUrl = `postgresql://elevenses:${password}@127.0.0.1:${server.port}/elevenses`;
  const database = new pg.Client({ connectionString: adminUrl });
  await database.connect();
  toEnd.push(() => database.end());
  return { database, adminUrl, siteUrl: (await ensureRoles(adminUrl)).siteUrl, postgresPid: server.pid };
}

/** As many members as there are connections, each with a session row as signing in leaves one. @returns cookies */
export async function signIn(database: pg.Client, count: number): Promise<string[]> {
  const { rows } = await database.query<{ id: string }>(
    "select id from member order by joined_at, id limit $1",
    [count],
  );
  while (rows.length < count) {
    const id = randomUUID();
    await database.query("insert into member (id, email, name, joined_at) values ($1, $2, $3, now())", [
      id,
      `${id}@example.org`,
      `Guest ${rows.length}`,
    ]);
    rows.push({ id });
  }
  const cookies: string[] = [];
  for (const { id } of rows) {
    const token = randomBytes(32).toString("base64url");
    await database.query(
      `insert into session (id, token_hash, member_id, device, created_at, expires_at)
         values (gen_random_uuid(), $1, $2, 'Bench', now(), now() + interval '60 days')`,
      [createHash("sha256").update(token).digest("hex"), id],
    );
    cookies.push(`elevenses=${token}`);
  }
  return cookies;
}

export async function nextMeetup(database: pg.Client): Promise<string> {
  const { rows } = await database.query<{ id: string }>(
    `select id from meetup where dropped_by_id is null and cancelled_at is null and starts_at > now()
     order by starts_at, id limit 1`,
  );
  if (!rows[0]) throw new Error("The sample group has no coming meetup.");
  return rows[0].id;
}

/** What a reference is to answer with: the bytes of an answer of the site. */
export function bytesOf({ headers, body }: Answer): Pick<ReferenceTask, "body" | "headers"> {
  const { "content-type": type = "", "content-encoding": encoding } = headers;
  return {
    body: body.toString("base64"),
    headers: { "content-type": type, ...(encoding && { "content-encoding": encoding }) },
  };
}

export async function startReference(task: ReferenceTask): Promise<{ port: number; pid: number }> {
  const child = forked("reference.ts");
  child.send(task);
  const [port] = (await once(child, "message")) as [number];
  return { port, pid: child.pid ?? 0 };
}

function forked(file: string): ChildProcess {
  const child = fork(join(import.meta.dirname, file));
  toEnd.push(() => void (child.connected && child.disconnect()));
  return child;
}

/** Each target in turn, round after round; the round before the first is to warm up and does not count. */
export async function measure(
  targets: Target[],
  database: pg.Client,
  postgresPid: number,
  connections = CONNECTIONS,
): Promise<Row[]> {
  const client = forked("load.ts");
  const rows = targets.map((target) => ({
    ...target,
    results: [] as LoadResult[],
    ratios: [] as number[],
    cpu: [] as number[],
  }));
  for (let round = 0; round <= rounds; round++) {
    let base = 0;
    for (const row of rows) {
      // A member may answer so often in ten minutes; that limit is not what is measured.
      await database.query("delete from attempt");
      await row.before?.();
      const used = cpuMs(row.pid, postgresPid);
      const result = await asked(client, { ...row, connections, most: row.most ?? MOST, seconds });
      if (row.base) base = result.perSecond;
      if (round === 0) continue;
      row.results.push(result);
      row.cpu.push((cpuMs(row.pid, postgresPid) - used) / result.count);
      row.ratios.push(result.perSecond / base);
    }
  }
  return rows;
}

async function asked(
  client: ChildProcess,
  { port, requests, status = 200, connections, most, seconds }: LoadTask,
) {
  client.send({ port, requests, status, connections, most, seconds } satisfies LoadTask);
  const [result] = (await once(client, "message")) as [LoadResult | { error: string }];
  if ("error" in result) throw new Error(`The load ended: ${result.error}`);
  if (result.odd > 0) throw new Error(`${result.odd} of ${result.count} answers were ${result.oddStatus}.`);
  return result;
}

/** An answer that was counted but never reached the database would make a fine figure. */
export async function assertWritten(database: pg.Client, results: LoadResult[]): Promise<void> {
  const counted = results.reduce((sum, { count }) => sum + count, 0);
  const { rows } = await database.query<{ forms: number }>("select count(*)::int as forms from sent_form");
  const forms = rows[0]?.forms ?? 0;
  if (forms < counted) throw new Error(`${counted} answers were given, ${forms} were written.`);
}
