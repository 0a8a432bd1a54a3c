import { sending } from "#components/ui/sending.ts";
import { type Concerns, concerns } from "./concerns.ts";
import type { News } from "./live-line.ts";

/** What comes within this time is fetched in one. */
const GATHER_MS = 100;
/** And then not by all pages at the same moment. */
const SPREAD_MS = 200;
/** Of so many things that other pages show is remembered that they changed; of more, only the topics. */
const MOST = 100;

type Given = {
  /** Whether the site would answer. After a fetch that failed Next loads the page as a whole, and what is typed is lost. */
  answers(): Promise<boolean>;
  random?: () => number;
};

/**
 * Decides when a page is fetched again: when news concerns it, once for all that came together, one at a time, never
 * while a form is on its way or nobody looks. What concerned another page stays in mind, because Next shows that one
 * as it was when somebody goes back; a fetch makes it forget them all.
 */
export class Refreshing {
  readonly #given: Given;
  #concerns: Concerns = { topics: [], only: new Map() };
  /** Over how long to spread it; undefined: the page shows what there is. */
  #due: number | undefined;
  /** What other pages show, and one may go back to. */
  #elsewhere: News[] = [];
  #renewed = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #busy = false;
  #refresh: (() => void) | undefined;

  constructor(given: Given) {
    this.#given = given;
    sending.onDone(() => this.look());
    document.addEventListener("visibilitychange", () => this.look());
  }

  /**
   * A page is there.
   * @param refresh fetches it again
   * @returns to be called when it goes
   */
  attach(refresh: () => void): () => void {
    this.#refresh = refresh;
    return () => {
      if (this.#refresh !== refresh) return;
      this.#refresh = undefined;
      this.#busy = false;
    };
  }

  /** What the page shows now. */
  show(now: Concerns): void {
    this.#concerns = now;
    this.#sort(this.#elsewhere.splice(0));
    this.look();
  }

  hear(news: News): void {
    this.#renewed ||= news.renewed === true;
    this.#sort([news]);
    this.look();
  }

  /** Whether a fetch is under way. */
  busy(now: boolean): void {
    this.#busy = now;
    this.look();
  }

  /** Fetches soon, if there is reason to and nothing against it. */
  look(): void {
    if (this.#timer !== undefined || !this.#may()) return;
    const over = Math.max(SPREAD_MS, this.#due ?? 0);
    const wait = GATHER_MS + (this.#given.random ?? Math.random)() * over;
    this.#timer = setTimeout(() => void this.#fetch(), wait);
  }

  #sort(all: News[]): void {
    for (const news of all) {
      if (concerns(this.#concerns, news)) this.#due = Math.max(this.#due ?? 0, news.over ?? 0);
      else if (!this.#elsewhere.some(({ t, id }) => t === news.t && id === news.id))
        this.#elsewhere.push(news);
    }
    if (this.#elsewhere.length <= MOST) return;
    this.#elsewhere = [...new Set(this.#elsewhere.map(({ t }) => t))].map((t) => ({ t }));
  }

  #may(): boolean {
    if (this.#due === undefined || !this.#refresh) return false;
    if (this.#busy || sending.now || document.visibilityState === "hidden") return false;
    // A site that was started anew may be a newer one: Next would load the page as a whole, and what is typed is lost.
    return !(this.#renewed && somethingIsTyped());
  }

  async #fetch(): Promise<void> {
    const answers = await this.#given.answers();
    this.#timer = undefined;
    if (!answers || !this.#may()) return;
    this.#due = undefined;
    this.#elsewhere = [];
    this.#renewed = false;
    this.#busy = true;
    this.#refresh?.();
  }
}

function somethingIsTyped(): boolean {
  const fields = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input, textarea");
  return [...fields].some((field) => field.value !== field.defaultValue);
}
