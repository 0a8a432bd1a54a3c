import type { CastName } from "#prisma/cast.ts";
import type { Answer } from "./canary.ts";
import { wednesday } from "./dates.ts";
import { Asker, type Form, type Value } from "./forms.ts";
import type { Outbox } from "./outbox.ts";
import { type Planted, plant } from "./plant.ts";
import { addressOf, files, routes } from "./routes.ts";
import type { Site } from "./site.ts";

/** For the canary test: the board full of canaries, those who must not hear of it, and every address to ask. */

/** Who must learn nothing: each beside the one they ask as. */
export const outsiders: Record<string, CastName | "visitor"> = {
  "a visitor": "visitor",
  "a member outside the board": "sam",
  "an organiser outside the board": "theo",
  "somebody invited who is not wanted yet": "ifeoma",
  "a member who was removed": "oskar",
  "a member who is suspended": "gwen",
};

/** @param without what is asked when all is as it will be but for the board */
export async function plantBoard(site: Site, without = async () => {}): Promise<Planted> {
  const id = (name: CastName) => memberId(site, name);
  await site.rows("delete from boards.board_member where member_id = $1", [await id("oskar")]);
  await site.rows("update member set suspended_at = now() where id = $1", [await id("gwen")]);
  await without();
  return plant((sql, values) => site.rows(sql, values), id);
}

export async function memberId(site: Site, name: CastName): Promise<string> {
  const sql = "select id from member where email = $1";
  return (await site.rows<{ id: string }>(sql, [`${name}@example.org`]))[0]?.id ?? "";
}

/**
 * What Nell, who is in the board, holds and somebody else may find: tokens in the addresses of a letter to her and of
 * her own pages, with which one answers a date for her, stops letters, reads a calendar; and those addresses.
 */
export async function tokens(site: Site, outbox: Outbox): Promise<{ tokens: string[]; paths: string[] }> {
  await wednesday(site);
  await site.rows(`insert into standing_answer (series_id, member_id, day)
    select s.id, m.id, 'WE' from series s, member m where s.name = 'Elevenses' and m.email = 'nell@example.org'
    on conflict do nothing`);
  await site.setClock("2031-03-04T17:00:30Z", ["tend-meetups"]);
  const said: string[] = [];
  // There may be others first, about what else is due.
  while (!/\/answer\//.test(said.join())) {
    const { text, html } = await outbox.letterTo("nell@example.org");
    said.push(text, html ?? "");
  }
  const nell = await Asker.as(site, "nell");
  for (const path of await pagesOf(site)) said.push(await (await nell.get(path)).text());
  const paths = [...said.join("\n").matchAll(/(?:(?:https?|webcal):\/\/[\w.:-]+|["'=])(\/[\w./?=&;%~-]+)/g)]
    .map(([, path]) => String(path).replaceAll("&amp;", "&"))
    .filter((path) => !/^\/(_next|boards|api\/board-pictures)\//.test(path) && tokensIn(path).length > 0);
  return { tokens: [...new Set(paths.flatMap(tokensIn))], paths: [...new Set(paths)] };
}

/** Parts of an address that are long, and no id. */
const tokensIn = (path: string) =>
  path.split(/[/?&=]/).filter((part) => /^[\w.%~-]{20,}$/.test(part) && !/^[0-9a-f-]{36}$/.test(part));

export type Address = { path: string; kind: "page" | "file" };

/**
 * Every address there is: each route with what is really there, and with each of these in the place of each id (the
 * first is the board's, in which the others are).
 */
export async function addresses(site: Site, inPlaceOfIds: readonly string[]): Promise<Address[]> {
  const all = new Map<string, Address["kind"]>();
  for (const [kind, list] of [["page", routes()] as const, ["file", files()] as const]) {
    for (const route of list) {
      const real = await addressOf(route, site);
      if (real !== undefined) all.set(real, kind);
      if (!route.includes("[")) continue;
      for (const one of inPlaceOfIds) {
        const [board, ...inside] = route.split(/\[[^/]+\]/);
        all.set([board, ...inside].join(one), kind);
        all.set([board, inside.join(one)].join(inside.length > 1 ? inPlaceOfIds[0] : one), kind);
      }
    }
  }
  return [...all].map(([path, kind]) => ({ path, kind }));
}

/** Pages that are asked for something, each asked for these words: forms that ask are found by not being sent. */
export async function searches(site: Site, words: readonly string[]): Promise<Address[]> {
  const mina = await Asker.as(site, "mina");
  const found: Address[] = [];
  await each(routes(), async (route) => {
    const path = await addressOf(route, site);
    if (!path) return;
    const html = await (await mina.get(path)).text();
    const forms = [...html.matchAll(/<form(?![^>]*method="post")[^>]*>.*?<\/form>/gis)].join();
    const names = [...forms.matchAll(/<input[^>]*\sname="([\w-]+)"[^>]*>/g)].map(([, name]) => name);
    if (names.length === 0) return;
    for (const each of words)
      found.push({ path: `${path}?${names.map((name) => `${name}=${each}`).join("&")}`, kind: "page" });
  });
  return found;
}

/** The whole of an answer; of a stream what comes at once. */
export async function whole(asked: Promise<Response>): Promise<Answer> {
  const answer = await asked;
  const { status, headers } = answer;
  if (!headers.get("content-type")?.startsWith("text/event-stream"))
    return { status, headers, body: Buffer.from(await answer.arrayBuffer()).toString("utf8") };
  const reader = answer.body?.getReader();
  const { value } = (await reader?.read()) ?? {};
  await reader?.cancel();
  return { status, headers, body: Buffer.from(value ?? []).toString("utf8") };
}

/** How an address is asked: as a page, as Next's own script does in each of its ways, and as those who want a file. */
export const waysToAsk: Record<"page" | "file", Record<string, RequestInit>> = {
  page: {
    HTML: {},
    RSC: { headers: { rsc: "1", accept: "*/*" }, redirect: "follow" },
    prefetch: { headers: { rsc: "1", "next-router-prefetch": "1", accept: "*/*" }, redirect: "follow" },
    "prefetch of all": {
      headers: { rsc: "1", "next-router-prefetch": "2", accept: "*/*" },
      redirect: "follow",
    },
    "prefetch of a part": {
      headers: { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" },
      redirect: "follow",
    },
    HEAD: { method: "HEAD" },
  },
  file: {
    GET: {},
    HEAD: { method: "HEAD" },
    Range: { headers: { range: "bytes=0-99" } },
    "If-None-Match": { headers: { "if-none-match": "*" } },
  },
};

/** How else a file may be asked, which may do something: each with a session of its own. */
export const methods = ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** The forms of all these pages, each once: what a form is for is its action and its fields. */
export async function formsOf(asker: Asker, paths: Iterable<string>): Promise<Form[]> {
  const forms = new Map<string, Form>();
  for (const path of paths)
    for (const form of await asker.forms(path)) {
      const kind = `${form.action} ${[...form.fields.keys()].sort()}`;
      if (!forms.has(kind)) forms.set(kind, form);
    }
  return [...forms.values()];
}

/**
 * A form filled in: where it names a thing by its id, this one; where one writes, these words; and never sent before.
 * @param last of what is to be chosen from the last, where it is not what stands there
 */
export function filledIn(
  form: Form,
  { id, words, last = false }: { id?: string; words?: string; last?: boolean },
): [string, Value][] {
  return [...form.fields].map(([name, value]): [string, Value] => {
    if (name === "sent" || name === "key") return [name, crypto.randomUUID()];
    if (id !== undefined && /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value)) return [name, id];
    if (words !== undefined && form.texts.includes(name)) return [name, words];
    return [name, (last && form.choices.get(name)?.at(-1)) || value];
  });
}

/** Every page of the board and of all in it, by following its links as somebody who may. */
export async function pagesInside(
  asker: Asker,
  start: string,
): Promise<{ pages: Map<string, string>; files: string[] }> {
  const board = start.split("/").slice(0, 3).join("/");
  const [pages, other] = [new Map<string, string>(), new Set<string>()];
  const next = [start];
  for (let path = next.pop(); path !== undefined; path = next.pop()) {
    if (pages.has(path)) continue;
    const { body } = await whole(asker.get(path));
    pages.set(path, body);
    for (const [, link] of body.matchAll(/\s(?:href|src)="(\/[^"#]*)/g)) {
      const to = String(link).replaceAll("&amp;", "&");
      if (to.startsWith(`${board}/`)) next.push(to);
      else if (to.startsWith("/api/")) other.add(to);
    }
  }
  return { pages, files: [...other] };
}

/** Does this for each, a few at a time. */
export async function each<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const left = [...all];
  const hand = async () => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: 6 }, hand));
}

/** Forms of ours with something in them; a button that ends a session asks for nothing. */
export const sends = ({ own, fields }: Form) => own.length > 0 && fields.size > 0;

/** All ids for a form that names something by its id; for another one is as good as any. */
export function inTurn(form: Form, ids: string[]): string[] {
  const names = [...form.fields].some(([name, value]) => name !== "sent" && /^[0-9a-f-]{36}$/.test(value));
  return names ? ids : ids.slice(0, 1);
}

export async function pagesOf(site: Site, of = routes()): Promise<string[]> {
  const all = await Promise.all(of.map((route) => addressOf(route, site)));
  return all.filter((path) => path !== undefined);
}
