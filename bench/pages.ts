/**
 * npm run bench -- pages: how often pages are answered, as ratios to a bare server that makes one query per request
 * (bench/reference.ts), measured in the same run and in turns; how long a start takes; how much memory it all needs.
 * Everything stays on this machine and in a folder that goes with it. Started by bin/bench.mjs.
 */
import { type ChildProcess, fork } from "node:child_process";
import { createHash, randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { freePort, readPostmaster } from "#lib/postgres/postmaster.ts";
import { ensureRoles } from "#lib/postgres/roles.ts";
import { loadSecrets } from "#lib/secrets.ts";
import type { LoadResult, LoadTask } from "./load.ts";
import type { ReferenceTask } from "./reference.ts";
import { printMemory, printRates, printScripts, printStarts, type Row } from "./report.ts";
import { answering, getText } from "./requests.ts";
import { type Answer, cpuMs, logOf, memory, page, type Site, scriptSizes, startSite } from "./site.ts";

const CONNECTIONS = 16;
/** No round asks more often than this, however quick the machine. */
const MOST = 400_000;
const flag = (name: string, otherwise: number) =>
  Number(process.argv.find((each) => each.startsWith(`--${name}=`))?.split("=")[1] ?? otherwise);
const rounds = flag("rounds", 5);
const seconds = flag("seconds", 1.5);

type Target = {
  name: string;
  port: number;
  /** Whose processor time is counted, beside PostgreSQL's. */
  pid: number;
  requests: string[][];
  /** Sets the stage for each round. */
  before?: () => Promise<unknown>;
};

const folder = mkdtempSync(join(tmpdir(), "elevenses-bench-"));
const toEnd: (() => Promise<unknown> | unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => void tidy().finally(() => process.exit(130)));

try {
  await main();
} finally {
  await tidy();
}

async function tidy(): Promise<void> {
  for (const end of toEnd.splice(0).reverse()) await end();
}

async function main(): Promise<void> {
  const port = await freePort();
  const { site, starts } = await startThreeTimes(port);
  const { database, siteUrl, postgresPid } = await databaseOf();
  const atRest = memory(site.pid, postgresPid);

  const cookies = await signIn(database, CONNECTIONS);
  const member = { cookie: cookies[0] ?? "" };
  const meetup = await nextMeetup(database);
  const front = await page(port, "/", { "accept-encoding": "br" });
  const reference = { databaseUrl: siteUrl, ...bytesOf(front) };
  const plain = await startReference({ ...reference, prepared: false });
  const prepared = await startReference({ ...reference, prepared: true });
  const asMember = (path: string) => cookies.map((cookie) => [getText(port, path, cookie)]);
  const ours = { port, pid: site.pid };
  const targets: Target[] = [
    { name: "reference: one query, the same bytes", ...plain, requests: [[getText(plain.port, "/")]] },
    { name: "reference, its statement prepared", ...prepared, requests: [[getText(prepared.port, "/")]] },
    { name: "front page, visitor", ...ours, requests: [[getText(port, "/")]] },
    { name: "meetup page, visitor", ...ours, requests: [[getText(port, `/meetups/${meetup}`)]] },
    { name: "front page, member", ...ours, requests: asMember("/") },
    { name: "meetup page, member", ...ours, requests: asMember(`/meetups/${meetup}`) },
    {
      name: "an answer written, without scripts",
      ...ours,
      requests: await answering(port, `/meetups/${meetup}`, cookies),
      // Each member's first answer of a round is another than their last, and so each is written.
      before: () => database.query("update answer set kind = 'cant' where meetup_id = $1", [meetup]),
    },
  ];
  const rows = await measure(targets, database, postgresPid);
  await assertWritten(database, rows.at(-1)?.results ?? []);
  printRates(rows, { rounds, seconds, connections: CONNECTIONS });
  printStarts(starts);
  printMemory(atRest, memory(site.pid, postgresPid));
  printScripts(await scriptSizes(port, member));
}

/** First on an empty folder with the sample group, then as `npm start` does it again, then the site alone. */
async function startThreeTimes(port: number) {
  const first = await startSite("bin/run.ts", folder, port, ["--demo"]);
  toEnd.push(() => first.stop());
  for (let tries = 0; !readFileSync(logOf(folder), "utf8").includes("Sample group laid out"); tries++) {
    if (tries > 600) throw new Error(`The sample group was not laid out:\n${readFileSync(logOf(folder))}`);
    await sleep(100);
  }
  await first.stop();
  const second = await startSite("bin/start.mjs", folder, port);
  toEnd.push(() => second.stop());
  await second.stop();
  const site: Site = await startSite("bin/run.ts", folder, port);
  toEnd.push(() => site.stop());
  return { site, starts: [first, second, site].map(({ msToFirstAnswer }) => msToFirstAnswer) };
}

async function databaseOf() {
  const server = readPostmaster(join(folder, "postgres"));
  if (!server) throw new Error("PostgreSQL is not running.");
  const password = loadSecrets(folder).postgresPassword;
  const adminUrl = `postgresql://elevenses:${password}@127.0.0.1:${server.port}/elevenses`;
  const database = new pg.Client({ connectionString: adminUrl });
  await database.connect();
  toEnd.push(() => database.end());
  return { database, siteUrl: (await ensureRoles(adminUrl)).siteUrl, postgresPid: server.pid };
}

/** As many members as there are connections, each with a session row as signing in leaves one. @returns cookies */
async function signIn(database: pg.Client, count: number): Promise<string[]> {
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

async function nextMeetup(database: pg.Client): Promise<string> {
  const { rows } = await database.query<{ id: string }>(
    `select id from meetup where dropped_by_id is null and cancelled_at is null and starts_at > now()
     order by starts_at, id limit 1`,
  );
  if (!rows[0]) throw new Error("The sample group has no coming meetup.");
  return rows[0].id;
}

function bytesOf({ headers, body }: Answer): Pick<ReferenceTask, "body" | "headers"> {
  const { "content-type": type = "", "content-encoding": encoding } = headers;
  return {
    body: body.toString("base64"),
    headers: { "content-type": type, ...(encoding && { "content-encoding": encoding }) },
  };
}

async function startReference(task: ReferenceTask): Promise<{ port: number; pid: number }> {
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
async function measure(targets: Target[], database: pg.Client, postgresPid: number): Promise<Row[]> {
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
      const result = await asked(client, { ...row, connections: CONNECTIONS, most: MOST, seconds });
      base ||= result.perSecond;
      if (round === 0) continue;
      row.results.push(result);
      row.cpu.push((cpuMs(row.pid, postgresPid) - used) / result.count);
      row.ratios.push(result.perSecond / base);
    }
  }
  return rows;
}

async function asked(client: ChildProcess, { port, requests, connections, most, seconds }: LoadTask) {
  client.send({ port, requests, connections, most, seconds } satisfies LoadTask);
  const [result] = (await once(client, "message")) as [LoadResult | { error: string }];
  if ("error" in result) throw new Error(`The load ended: ${result.error}`);
  if (result.odd > 0) throw new Error(`${result.odd} of ${result.count} answers were ${result.oddStatus}.`);
  return result;
}

/** An answer that was counted but never reached the database would make a fine figure. */
async function assertWritten(database: pg.Client, results: LoadResult[]): Promise<void> {
  const counted = results.reduce((sum, { count }) => sum + count, 0);
  const { rows } = await database.query<{ forms: number }>("select count(*)::int as forms from sent_form");
  const forms = rows[0]?.forms ?? 0;
  if (forms < counted) throw new Error(`${counted} answers were given, ${forms} were written.`);
}
