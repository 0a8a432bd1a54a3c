import { randomUUID } from "node:crypto";
import pg from "pg";
import type { CastName } from "#prisma/cast.ts";
import type { Answer, Canaries } from "./canary.ts";
import { Asker, type Value } from "./forms.ts";
import { whole } from "./outsiders.ts";
import { signedRank } from "./rank.ts";
import type { Site } from "./site.ts";

/** For the canary test: the ways in which one hears of a board without a page that says so. */

/** Every row outside the boards' schema in which a canary is. */
export async function elsewhere(site: Pick<Site, "rows">, canaries: Canaries, only = /./): Promise<string[]> {
  const tables = await site.rows<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'm') and not c.relispartition
       and n.nspname !~ '^(pg_|information_schema|boards|seeded)' order by 1`,
  );
  const leaks: string[] = [];
  for (const { name } of tables.filter((each) => only.test(each.name))) {
    const rows = await site.rows<{ row: string }>(`select t::text as row from ${name} t`);
    leaks.push(...canaries.found(rows.map(({ row }) => row).join("\n")).map((leak) => `${name}: ${leak}`));
  }
  return leaks;
}

/** Hears on every channel that the site listens on. */
export async function listening(site: Site): Promise<[heard: string[], stop: () => Promise<void>]> {
  const [{ name = "" } = {}] = await site.rows<{ name: string }>("select current_database() as name");
  const url = new URL(String(process.env.E2E_POSTGRES));
  url.pathname = `/${name}`;
  const client = new pg.Client({ connectionString: url.href });
  const heard: string[] = [];
  client.on("notification", ({ channel, payload }) => heard.push(`${channel} ${payload}`));
  await client.connect();
  const found = await site.rows<{ channel: string }>(
    `select distinct (regexp_match(query, '^listen +"?([^"; ]+)', 'i'))[1] as channel from pg_stat_activity
     where datname = current_database() and query ~* '^listen '`,
  );
  for (const channel of new Set(["elevenses", ...found.map(({ channel }) => channel)]))
    await client.query(`listen "${channel}"`);
  return [heard, () => client.end()];
}

/** A stream held open; `hears` gives all that came on it up to that, `until` too and closes it. */
export async function stream(site: Site, who: CastName) {
  const reader = (await (await Asker.as(site, who)).get("/api/stream")).body?.getReader();
  let text = "";
  const hears = async (end: RegExp): Promise<string> => {
    while (!end.test(text)) {
      const { value, done } = (await reader?.read()) ?? { done: true };
      if (done) throw new Error(`The stream ended with ${text}`);
      text += Buffer.from(value ?? []).toString("utf8");
    }
    return text;
  };
  const until = async (end: string): Promise<string> => {
    const heard = await hears(new RegExp(end));
    await reader?.cancel();
    return heard;
  };
  await (async () => {
    const { value } = (await reader?.read()) ?? {};
    text += Buffer.from(value ?? []).toString("utf8");
  })();
  return { hears, until };
}

/** From now on visitors get no page that was kept from before. */
export async function nothingKept(site: Site): Promise<void> {
  const { until } = await stream(site, "mina");
  const id = randomUUID();
  await site.rows("select pg_notify('elevenses', $1)", [JSON.stringify({ t: "site", id })]);
  await until(id);
}

/** The ids of what a stream told. */
export const news = (text: string) => [...text.matchAll(/^data: \{.*?"id":"([^"]*)/gm)].map(([, id]) => id);

type Ask = (path: string, entries: [string, Value][]) => Promise<Response>;

/**
 * The same address, or the same form at it, with real ids and with made-up ones, in turn: all that each answer says but
 * for its words, and how their times rank.
 */
export async function compare(
  ask: Ask,
  path: string,
  { entries = [], tries = 200 }: { entries?: [string, Value][]; tries?: number } = {},
) {
  const pairs: [number, number][] = [];
  const said: [Set<string>, Set<string>] = [new Set(), new Set()];
  const once = async (of: 0 | 1): Promise<number> => {
    const made = new Map<string, string>();
    const other = (text: string) =>
      text.replace(UUID, (id) => {
        if (!made.has(id)) made.set(id, randomUUID());
        return String(made.get(id));
      });
    const filled = entries.map(([name, value]): [string, Value] => {
      if (name === "sent") return [name, randomUUID()];
      return [name, of === 1 && typeof value === "string" ? other(value) : value];
    });
    const to = of === 0 ? path : other(path);
    const begun = performance.now();
    const { status, headers, body } = await whole(ask(to, filled));
    const took = performance.now() - begun;
    said[of].add([status, body.length, ...lastingHeaders(headers)].join("\n").replace(UUID, "*"));
    return took;
  };
  for (let n = 0; n < tries; n++) {
    const first = n % 2 === 0 ? 0 : 1;
    const took = [await once(first), await once(first === 0 ? 1 : 0)] as const;
    pairs.push([took[first] ?? 0, took[first === 0 ? 1 : 0] ?? 0]);
  }
  return { said: said.map((each) => [...each].sort()), time: signedRank(pairs) };
}

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Another each time, whatever is asked; and the preloads, which Next sends as early as it happens to know them. */
const FLEETING =
  /^(date|x-request-id|content-security-policy|content-length|link|set-cookie|x-nextjs-cache)$/;

const lastingHeaders = (headers: Headers) =>
  [...headers].filter(([name]) => !FLEETING.test(name)).map((line) => line.join(": "));

/** An answer as it is to compare with another of another moment: without scripts, whose parts come as they are ready. */
export function lasting({ status, headers, body }: Answer): string[] {
  // Nobody reads what stands beside a redirect, and its parts come in no order.
  const shown = (status < 300 || status > 399 ? body : "").replace(
    /<script\b.*?<\/script>|<link\b[^>]*>|\snonce="[^"]*"/gs,
    "",
  );
  // Forms are numbered as their parts come, too.
  return [String(status), ...lastingHeaders(headers), ...shown.split(/(?<=>)/)].map((line) =>
    line.replace(UUID, "*").replace(/\$ACTION_(REF_)?\d+/g, "$ACTION_$1*"),
  );
}

/** One of each kind of page, without what is asked of it. */
export function shapesOf(paths: Iterable<string>): string[] {
  const shapes = new Map<string, string>();
  for (const path of paths) {
    const [plain = ""] = path.split("?");
    const shape = plain.replace(/[0-9a-f-]{36}/g, "*");
    if (!shapes.has(shape)) shapes.set(shape, plain);
  }
  return [...shapes.values()];
}
