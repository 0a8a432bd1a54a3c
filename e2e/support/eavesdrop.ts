import { randomUUID } from "node:crypto";
import { expect } from "@playwright/test";
import pg from "pg";
import type { CastName } from "#prisma/cast.ts";
import type { Canaries } from "./canary.ts";
import { Asker } from "./forms.ts";
import { whole } from "./outsiders.ts";
import { signedRank } from "./rank.ts";
import type { Site } from "./site.ts";

/** For the canary test: the ways in which one hears of a board without a page that says so. */

/** Every row outside the boards' schema in which a canary is. */
export async function elsewhere(site: Site, canaries: Canaries, only = /./): Promise<string[]> {
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

/** The ids of what a stream told. */
export const news = (text: string) => [...text.matchAll(/^data: \{.*?"id":"([^"]*)/gm)].map(([, id]) => id);

/** The same address with real ids and with made-up ones, in turn: their lengths' medians, and how their times rank. */
export async function compare(asker: Asker, path: string, { tries = 200, alike = true } = {}) {
  const pairs: [number, number][] = [];
  const lengths: [number[], number[]] = [[], []];
  const named: [Set<string>, Set<string>] = [new Set(), new Set()];
  const ask = async (of: 0 | 1): Promise<number> => {
    const asked = of === 0 ? path : path.replace(/[0-9a-f-]{36}/g, () => randomUUID());
    const begun = performance.now();
    const { status, headers, body } = await whole(asker.get(asked));
    const took = performance.now() - begun;
    if (alike) expect(status, path).toBe(404);
    lengths[of].push(body.length);
    named[of].add([...headers.keys()].sort().join());
    return took;
  };
  for (let n = 0; n < tries; n++) {
    if (n % 2 === 0) pairs.push([await ask(0), await ask(1)]);
    else {
      const other = await ask(1);
      pairs.push([await ask(0), other]);
    }
  }
  if (alike) expect(named[0], path).toEqual(named[1]);
  const median = (all: number[]) => all.sort((a, b) => a - b)[Math.floor(all.length / 2)];
  return { lengths: lengths.map(median), time: signedRank(pairs) };
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
