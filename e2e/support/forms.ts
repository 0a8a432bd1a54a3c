import type { CastName } from "#prisma/cast.ts";
import type { Site } from "./site.ts";

/** Forms without a browser: read off a page and sent as a browser would send them, or as nobody should. */

export type Form = {
  /** Where it was found. */
  path: string;
  /** What identifies its server action: the same form on two pages has the same. */
  action: string;
  /** Next's own hidden fields, without which no action is found. */
  own: [string, string][];
  /** The form's fields by name, as they stand on the page. */
  fields: Map<string, string>;
  /** Of a field that takes one of several: all of them. */
  choices: Map<string, string[]>;
  /** Names of the fields in which people write. */
  texts: string[];
};

export type Value = string | Blob;

/** Somebody's way of asking: with their session, or none. */
export class Asker {
  readonly #site: Site;
  readonly #cookie: string | undefined;

  private constructor(site: Site, cookie: string | undefined) {
    this.#site = site;
    this.#cookie = cookie;
  }

  static async as(site: Site, who: CastName | "visitor"): Promise<Asker> {
    if (who === "visitor") return new Asker(site, undefined);
    const { name, value } = await site.session(who);
    return new Asker(site, `${name}=${value}`);
  }

  /** The same somebody, asking another instance. */
  at(site: Site): Asker {
    return new Asker(site, this.#cookie);
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.#fetch(path, { headers });
  }

  /** In any way at all. */
  ask(path: string, init: RequestInit): Promise<Response> {
    return this.#fetch(path, init);
  }

  /** A plain form without fields, to a route. */
  post(path: string): Promise<Response> {
    return this.#fetch(path, { method: "POST" });
  }

  /** The forms of a page that post to an action. */
  async forms(path: string): Promise<Form[]> {
    const html = await (await this.get(path)).text();
    return [...html.matchAll(/<form[^>]*method="POST"[^>]*>(.*?)<\/form>/gs)].map(([, inner = ""]) =>
      read(path, inner),
    );
  }

  /** As a browser without scripts sends it. */
  submit(
    form: Form,
    entries: Iterable<[string, Value]>,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    return this.#fetch(form.path, { method: "POST", body: body([...form.own, ...entries]), headers });
  }

  /** As Next's client sends it: an action's arguments are the state before and the form. */
  call(form: Form, entries: Iterable<[string, Value]>): Promise<Response> {
    const prefixed = [...entries].map(([name, value]): [string, Value] => [`_1_${name}`, value]);
    return this.callWith(form.path, idOf(form), body([...prefixed, ["0", '[{},"$K1"]']]));
  }

  /** An action's address with any body at all. */
  callWith(path: string, id: string, sent: string | FormData): Promise<Response> {
    return this.#fetch(path, {
      method: "POST",
      body: sent,
      headers: {
        "next-action": id,
        accept: "text/x-component",
        "next-router-state-tree": "%5B%22%22%2C%7B%7D%5D",
      },
    });
  }

  #fetch(path: string, init: RequestInit): Promise<Response> {
    return fetch(`${this.#site.origin}${path}`, {
      redirect: "manual",
      ...init,
      headers: {
        accept: "text/html",
        origin: this.#site.origin,
        ...(this.#cookie && { cookie: this.#cookie }),
        ...(init.headers as Record<string, string>),
      },
    });
  }
}

/** The id under which Next's client calls a form's action. */
export function idOf({ own }: Form): string {
  const reference = own.find(([name]) => /^\$ACTION_\d+:0$/.test(name))?.[1];
  if (reference) return (JSON.parse(reference) as { id: string }).id;
  return own.find(([name]) => name.startsWith("$ACTION_ID_"))?.[0].slice("$ACTION_ID_".length) ?? "";
}

function read(path: string, html: string): Form {
  const own: [string, string][] = [];
  const fields = new Map<string, string>();
  const choices = new Map<string, string[]>();
  const texts: string[] = [];
  for (const [element] of html.matchAll(ELEMENT)) {
    const [tag = "", kind = ""] = /^<(\w+)[^>]*>/.exec(element) ?? [];
    const name = attribute(tag, "name");
    if (!name) continue;
    const offered = kind === "select" ? options(element) : [{ value: attribute(tag, "value") ?? "" }];
    const value = (offered.find(({ chosen }) => chosen) ?? offered[0])?.value ?? "";
    const type = attribute(tag, "type") ?? "text";
    if (name.startsWith("$")) own.push([name, value]);
    else if (!fields.has(name) || /\bchecked\b/.test(tag)) fields.set(name, value);
    if (kind === "select" || type === "radio" || kind === "button")
      choices.set(name, [...(choices.get(name) ?? []), ...offered.map((each) => each.value)]);
    if (kind === "textarea" || (kind === "input" && /^(text|email|url|search)$/.test(type))) texts.push(name);
  }
  const form: Form = { path, action: "", own, fields, choices, texts };
  return { ...form, action: idOf(form) };
}

/** A select with all it offers; of any other field its tag. */
const ELEMENT = /<(?:(?=select\b)\w+\b.*?<\/select>|(?:input|textarea|button)\b[^>]*>)/gs;

function options(select: string): { value: string; chosen?: boolean }[] {
  return [...select.matchAll(/<option\b[^>]*>/g)].map(([tag]) => ({
    value: attribute(tag, "value") ?? "",
    chosen: /\sselected\b/.test(tag),
  }));
}

function attribute(tag: string, name: string): string | undefined {
  const raw = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return raw?.replace(/&(quot|amp|lt|gt|#x27);/g, (_, entity: string) => entities[entity] ?? "");
}

const entities: Record<string, string> = { quot: '"', amp: "&", lt: "<", gt: ">", "#x27": "'" };

function body(entries: Iterable<[string, Value]>): FormData {
  const form = new FormData();
  for (const [name, value] of entries)
    if (typeof value === "string") form.append(name, value);
    else form.append(name, value, "file.txt");
  return form;
}
