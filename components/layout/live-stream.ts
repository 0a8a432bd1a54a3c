import type { News } from "./live-line.ts";

/** The site is heard of every 25 seconds; a connection that says nothing for longer than this is dead. */
const SILENCE_MS = 60_000;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 60_000;
/** After so many failures in a row the pages are fetched by the clock, until there is a stream again. */
const ENOUGH_FAILURES = 4;
const POLL_MS = 30_000;

export type Site = {
  /** Opens a stream from a place on. */
  open(after: string): EventSource;
  /** The status it would answer with; 0 when the site is not reached. */
  status(): Promise<number>;
};

type Ears = {
  /** Where to begin. */
  place(): string;
  news(id: string, news: News): void;
  /** Up to this place there was nothing more. */
  at(id: string): void;
  /** There is no stream, and time has passed. */
  poll(): void;
  /** Signed out. */
  over(): void;
};

/** One connection to the site, made again with growing pauses for as long as it is wanted. */
export class LiveStream {
  readonly #site: Site;
  readonly #ears: Ears;
  #source: EventSource | undefined;
  #failures = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #silence: ReturnType<typeof setTimeout> | undefined;
  #polling: ReturnType<typeof setInterval> | undefined;

  constructor(site: Site, ears: Ears) {
    this.#site = site;
    this.#ears = ears;
    this.connect();
  }

  /** At once, whatever there is: on another network an old connection may hang without a word. */
  connect(): void {
    this.#hangUp();
    clearTimeout(this.#retry);
    const source = this.#site.open(this.#ears.place());
    this.#source = source;
    source.onmessage = ({ data, lastEventId }) => {
      this.#watch(source);
      this.#ears.news(lastEventId, JSON.parse(data) as News);
    };
    source.addEventListener("at", ({ data }) => {
      this.#watch(source);
      this.#failures = 0;
      this.#stopPolling();
      this.#ears.at(data);
    });
    source.addEventListener("bye", () => this.#ears.over());
    // Left alone it would try again by itself, at once and for ever.
    source.onerror = () => void this.#failed(source);
    this.#watch(source);
  }

  end(): void {
    this.#hangUp();
    clearTimeout(this.#retry);
    this.#stopPolling();
  }

  #hangUp(): void {
    clearTimeout(this.#silence);
    this.#source?.close();
    this.#source = undefined;
  }

  #watch(source: EventSource): void {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => void this.#failed(source), SILENCE_MS);
  }

  async #failed(source: EventSource): Promise<void> {
    if (source !== this.#source) return;
    const refused = source.readyState === source.CLOSED;
    this.#hangUp();
    this.#failures += 1;
    const wait = Math.min(FIRST_RETRY_MS * 2 ** (this.#failures - 1), LONGEST_RETRY_MS);
    this.#retry = setTimeout(() => this.connect(), wait * (0.5 + Math.random() / 2));
    if (this.#failures >= ENOUGH_FAILURES) this.#polling ??= setInterval(() => void this.#poll(), POLL_MS);
    // A page is not told why there is no stream, so it asks.
    if (refused && (await this.#site.status()) === 401) this.#ears.over();
  }

  async #poll(): Promise<void> {
    const status = await this.#site.status();
    if (status === 401) this.#ears.over();
    else if (status === 204 && this.#polling) this.#ears.poll();
  }

  #stopPolling(): void {
    clearInterval(this.#polling);
    this.#polling = undefined;
  }
}
