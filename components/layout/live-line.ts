import type { Notice } from "#lib/realtime/channel.ts";
import { Recent, readPlace, writePlace } from "#lib/realtime/recent.ts";

/**
 * What a page hears. `missed` stands for anything. `over`: the milliseconds over which many pages should spread what
 * they do about it. `renewed`: the site may have been started anew.
 */
export type News = Notice & { over?: number; renewed?: boolean };
type Hears = (news: News) => void;

const ADDRESS = "/api/stream";
/** The lock whose holder has the browser's one connection, and the channel over which it tells the other tabs. */
const NAME = "elevenses-live";
/** The site is heard of every 25 seconds; a connection that says nothing for longer than this is dead. */
const SILENCE_MS = 60_000;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 60_000;
/** After so many failures in a row the pages are fetched by the clock, until there is a stream again. */
const ENOUGH_FAILURES = 4;
const POLL_MS = 30_000;
/** Going from page to page, one leaves before the next one joins. */
const GRACE_MS = 1_000;
/** A site that was heard of so lately answers. */
const LATELY_MS = 2_000;

/** Between tabs: news as it came; where the leader is; who asks what was missed; and what it was. */
type Word =
  | { is: "news"; id: string; news: News }
  | { is: "at"; id: string }
  | { is: "ask"; from: string; after: string }
  | { is: "answer"; to: string; id: string; news: News[] };

/** What it needs of a browser; tests have their own. */
type Browser = {
  open: (address: string) => EventSource;
  /** The status the stream's address answers now; 0 when the site is not reached. */
  status: () => Promise<number>;
  locks: LockManager | undefined;
  channel: (() => BroadcastChannel) | undefined;
  events: Pick<Window, "addEventListener">;
  document: Pick<Document, "addEventListener" | "visibilityState">;
};

/**
 * A document's line to what others do. Of all tabs that are looked at, one (the holder of a Web Lock) has a stream
 * and tells the others; a hidden tab has neither lock nor stream nor timers. Back in sight it says where it was, and
 * hears what it missed, from the site or from the tab that leads.
 */
export class LiveLine {
  readonly #browser: Browser;
  readonly #me = crypto.randomUUID();
  readonly #hears: Hears;
  #pages = 0;
  /** What was heard and up to where; undefined until the first page has said where it stands. */
  #recent: Recent | undefined;
  #place = "";
  #on = false;
  /** Nothing is missing before #place. Not so after a time out of sight, until somebody said what came. */
  #caughtUp = false;
  /** Signed out: for good. */
  #over = false;
  #release: (() => void) | undefined;
  #channel: BroadcastChannel | undefined;
  #source: EventSource | undefined;
  #failures = 0;
  #heardAt = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #silence: ReturnType<typeof setTimeout> | undefined;
  #polling: ReturnType<typeof setInterval> | undefined;

  constructor(hears: Hears, browser: Browser = thisBrowser()) {
    this.#hears = hears;
    this.#browser = browser;
    browser.document.addEventListener("visibilitychange", () => this.#turn());
    // On another network the old connection may hang without a word.
    browser.events.addEventListener("online", () => {
      if (this.#release) this.#connect();
    });
  }

  /**
   * A page wants to hear.
   * @param after where the notices stood when it was made, of which the first one counts
   * @returns leaves
   */
  join(after: string): () => void {
    this.#pages += 1;
    if (!this.#recent) this.#startAt(after);
    this.#turn();
    return () => {
      this.#pages -= 1;
      setTimeout(() => this.#turn(), GRACE_MS);
    };
  }

  /** Whether the site would answer this member now. Asked only when it was not heard of lately. */
  async answers(): Promise<boolean> {
    if (Date.now() - this.#heardAt < LATELY_MS) return true;
    return !this.#over && this.#isWelcome(await this.#browser.status());
  }

  /** Listens while somebody looks. */
  #turn(): void {
    const on = !this.#over && this.#pages > 0 && this.#browser.document.visibilityState !== "hidden";
    if (on === this.#on) return;
    this.#on = on;
    if (on) this.#begin();
    else this.#end();
  }

  #begin(): void {
    const { locks, channel } = this.#browser;
    this.#caughtUp = false;
    if (locks && channel) this.#stand(locks, channel());
    else this.#lead(() => {});
  }

  /** Stands in the queue of those who would lead, and meanwhile listens to whoever does. */
  #stand(locks: LockManager, channel: BroadcastChannel): void {
    this.#channel = channel;
    this.#channel.onmessage = ({ data }) => this.#fromTab(data as Word);
    this.#ask();
    const ending = new AbortController();
    const leads = () => new Promise<void>((release) => (this.#on ? this.#lead(release) : release()));
    locks.request(NAME, { signal: ending.signal }, leads).catch(() => {});
    this.#cancel = () => ending.abort();
  }

  #cancel = () => {};

  #end(): void {
    this.#cancel();
    this.#hangUp();
    clearTimeout(this.#retry);
    clearInterval(this.#polling);
    this.#polling = undefined;
    this.#failures = 0;
    this.#channel?.close();
    this.#channel = undefined;
    this.#release?.();
    this.#release = undefined;
  }

  #lead(release: () => void): void {
    this.#release = release;
    this.#connect();
  }

  #connect(): void {
    this.#hangUp();
    clearTimeout(this.#retry);
    const source = this.#browser.open(`${ADDRESS}?after=${encodeURIComponent(this.#place)}`);
    this.#source = source;
    source.onmessage = ({ data, lastEventId }) => {
      this.#awake();
      const news = JSON.parse(data) as News;
      this.#tell({ is: "news", id: lastEventId, news });
      this.#take(lastEventId, news);
    };
    source.addEventListener("at", ({ data }) => {
      this.#awake();
      this.#failures = 0;
      clearInterval(this.#polling);
      this.#polling = undefined;
      this.#caughtUp = true;
      this.#moveTo(data);
      this.#tell({ is: "at", id: data });
    });
    source.addEventListener("bye", () => this.#signedOut());
    source.onerror = () => void this.#failed(source);
    this.#listenFor(source);
  }

  #hangUp(): void {
    clearTimeout(this.#silence);
    if (this.#source) this.#source.onerror = null;
    this.#source?.close();
    this.#source = undefined;
  }

  #awake(): void {
    this.#heardAt = Date.now();
    if (this.#source) this.#listenFor(this.#source);
  }

  #listenFor(source: EventSource): void {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => void this.#failed(source), SILENCE_MS);
  }

  async #failed(source: EventSource): Promise<void> {
    if (source !== this.#source) return;
    // Else it would try again by itself, at once and for ever.
    const refused = source.readyState === source.CLOSED;
    this.#hangUp();
    this.#failures += 1;
    const wait = Math.min(FIRST_RETRY_MS * 2 ** (this.#failures - 1), LONGEST_RETRY_MS);
    this.#retry = setTimeout(() => this.#connect(), wait * (0.5 + Math.random() / 2));
    if (this.#failures >= ENOUGH_FAILURES) this.#polling ??= setInterval(() => void this.#poll(), POLL_MS);
    // A page is not told why there is no stream.
    if (refused) this.#isWelcome(await this.#browser.status());
  }

  async #poll(): Promise<void> {
    if (!this.#isWelcome(await this.#browser.status()) || !this.#polling) return;
    const news = { t: "missed" };
    this.#tell({ is: "news", id: this.#place, news });
    this.#hears(news);
  }

  #isWelcome(status: number): boolean {
    if (status === 401) this.#signedOut();
    return status >= 200 && status < 300;
  }

  #signedOut(): void {
    this.#over = true;
    this.#turn();
  }

  #fromTab(word: Word): void {
    if (word.is !== "ask") this.#heardAt = Date.now();
    if (word.is === "ask") this.#answer(word);
    else if (word.is === "answer") this.#caught(word);
    else if (word.is === "news") this.#take(word.id, word.news);
    else if (this.#caughtUp) this.#moveTo(word.id);
    // Whoever leads has only now begun.
    else this.#ask();
  }

  #caught({ to, id, news }: { to: string; id: string; news: News[] }): void {
    if (to !== this.#me || this.#caughtUp) return;
    for (const each of news) this.#hears(each);
    this.#caughtUp = true;
    this.#startAt(id);
  }

  #ask(): void {
    this.#tell({ is: "ask", from: this.#me, after: this.#place });
  }

  #answer({ from, after }: { from: string; after: string }): void {
    if (!this.#source || !this.#caughtUp) return;
    const heard = this.#recent?.after(readPlace(after));
    const renewed = readPlace(after)?.name !== this.#recent?.name;
    const news = heard?.map(({ notice }) => notice) ?? [{ t: "missed", renewed }];
    this.#tell({ is: "answer", to: from, id: this.#place, news });
  }

  #take(id: string, news: News): void {
    const place = readPlace(id);
    if (!place) return;
    const renewed = place.name !== this.#recent?.name;
    if (renewed || news.t === "missed") this.#startAt(id);
    // Of what is still missing nobody may think it was heard.
    else if (this.#caughtUp || this.#source) {
      this.#recent?.add(place.at, { t: news.t, ...(news.id && { id: news.id }) });
      this.#place = id;
    }
    this.#hears(renewed ? { ...news, renewed } : news);
  }

  #startAt(id: string): void {
    const place = readPlace(id);
    if (place) this.#recent = new Recent(place);
    this.#place = id;
  }

  #moveTo(id: string): void {
    const place = readPlace(id);
    if (!place) return;
    if (place.name === this.#recent?.name) this.#place = writePlace(place);
    else this.#startAt(id);
  }

  #tell(word: Word): void {
    this.#channel?.postMessage(word);
  }
}

function thisBrowser(): Browser {
  return {
    open: (address) => new EventSource(address),
    status: () =>
      fetch(ADDRESS, { method: "HEAD", cache: "no-store" }).then(
        ({ status }) => status,
        () => 0,
      ),
    // Web Locks are only there on https and on this very machine.
    locks: navigator.locks,
    channel: "BroadcastChannel" in window ? () => new BroadcastChannel(NAME) : undefined,
    events: window,
    document,
  };
}
