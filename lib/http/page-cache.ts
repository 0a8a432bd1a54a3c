import type { IncomingHttpHeaders, OutgoingHttpHeaders } from "node:http";
import { isPicture } from "./for-everyone.ts";
import { isTokenPage } from "./headers.ts";
import type { KeptAnswer } from "./kept-answer.ts";
import { Shelf } from "./shelf.ts";
import { isUnder, type Visit } from "./visit.ts";

/** A page is never shown later than this after it was rendered: what changes by the clock alone changes too. */
export const OLDEST_MS = 60_000;
const LIMITS = { items: 500, bytes: 32 * 1024 * 1024 };
const ASKED_LIMITS = { items: 200, bytes: 8 * 1024 * 1024 };
const LOCALES = ["en-GB"] as const;

type Page = { answer: KeptAnswer; rendered: number; weight: number };

/**
 * Finished visitors' pages by language and address.
 *
 * Right, because: only answers that are the same for everybody come in (mayKeep, and the request they were
 * rendered from held nothing of the visitor's); a write's notice empties it all; and a render that began before
 * a notice is not put in after it, since it may have read the former state. While notices cannot be
 * heard it neither gives nor takes.
 */
export class PageCache<Outcome> {
  readonly #pages = new Shelf<Page>(LIMITS);
  /** Answers to a query: anyone can make up a thousand, and must not push the pages out. */
  readonly #asked = new Shelf<Page>(ASKED_LIMITS);
  readonly #flights = new Map<string, Promise<Outcome>>();
  readonly #clock: () => number;
  #generation = 0;
  #listening = false;

  /** @param clock milliseconds that never jump back */
  constructor(clock: () => number = () => performance.now()) {
    this.#clock = clock;
  }

  get generation(): number {
    return this.#generation;
  }

  get size(): number {
    return this.#pages.size + this.#asked.size;
  }

  /** Something visitors can see has changed. Flights under way end for those who wait, and for nobody after. */
  empty(): void {
    this.#generation += 1;
    this.#pages.clear();
    this.#asked.clear();
    this.#flights.clear();
  }

  /** Whether notices are being heard. What was kept while they were not, or before, is not to be trusted. */
  listening(heard: boolean): void {
    this.#listening = heard;
    this.empty();
  }

  get(key: string): KeptAnswer | undefined {
    const page = this.#listening ? this.#shelf(key).get(key) : undefined;
    if (!page) return undefined;
    if (this.#clock() - page.rendered < OLDEST_MS) return page.answer;
    this.#shelf(key).delete(key);
    return undefined;
  }

  /** @param generation what it was when the render began */
  put(key: string, answer: KeptAnswer, generation: number): void {
    if (!this.#listening || generation !== this.#generation) return;
    this.#shelf(key).set(key, { answer, rendered: this.#clock(), weight: answer.weight });
  }

  #shelf(key: string): Shelf<Page> {
    return key.includes("?") ? this.#asked : this.#pages;
  }

  /** One render for all who ask meanwhile. `leads` is true for the one whose asking started it. */
  share(key: string, render: () => Promise<Outcome>): { leads: boolean; outcome: Promise<Outcome> } {
    const under = this.#flights.get(key);
    if (under) return { leads: false, outcome: under };
    const outcome = render().finally(() => {
      if (this.#flights.get(key) === outcome) this.#flights.delete(key);
    });
    this.#flights.set(key, outcome);
    return { leads: true, outcome };
  }
}

const LONGEST_QUERY = 200;
/** Paths that are never for everybody, or never pages. */
const APART = ["/api", "/dev", "/_next"];

/**
 * Whether a request may be answered from the cache and its answer be kept. Addresses with a query are rendered
 * each time, and so are odd spellings of a path (`%`, `//`): else anyone could push the real pages out. What is for
 * everyone (for-everyone.ts) is kept with its query, and whatever the one who asks would rather have.
 */
export function isCacheable({ method, path, query, known, wantsPage, forEveryone }: Visit): boolean {
  if (method !== "GET" && method !== "HEAD") return false;
  if (forEveryone) return isPicture(path) || query.length <= LONGEST_QUERY;
  if (known || !wantsPage || query) return false;
  if (isTokenPage(path) || APART.some((prefix) => isUnder(path, prefix))) return false;
  return isPlainPath(path);
}

/** A path in the one spelling that links of ours use. */
export function isPlainPath(path: string): boolean {
  return path.length <= 200 && !path.includes("//") && /^\/[\w./~-]*$/.test(path);
}

/**
 * Whether an answer is the same for everybody. Next marks each dynamic page `private`, so that is no sign; a page
 * that must not be kept says so by setting a cookie, or by `Cache-Control: no-store` without Next's own words.
 * @param anything not only pages: the address is for everyone
 */
export function mayKeep(status: number, headers: OutgoingHttpHeaders, anything = false): boolean {
  if (status !== 200 || headers["set-cookie"] !== undefined) return false;
  if (!anything && !/^text\/html/.test(String(headers["content-type"] ?? ""))) return false;
  const control = String(headers["cache-control"] ?? "");
  return control === NEXT_DYNAMIC || !/private|no-store/.test(control);
}

/** What Next puts on every dynamic page that says nothing itself. */
const NEXT_DYNAMIC = "private, no-cache, no-store, max-age=0, must-revalidate";

/** The key of an answer. @param address a visit's @param epoch sets pages of another time apart, where tests move the clock */
export function pageKey(address: string, language: string, epoch: string): string {
  return `${language} ${epoch} ${address}`;
}

/** The locale a visitor reads in. One so far; the key and the render already carry it. */
export function negotiateLanguage(_headers: IncomingHttpHeaders): string {
  return LOCALES[0];
}
