import type { Notice } from "#lib/realtime/channel.ts";
import { Recent, readPlace } from "#lib/realtime/recent.ts";
import { LiveStream, type Site } from "./live-stream.ts";

/**
 * What a page hears. `missed` stands for anything. `over`: the milliseconds over which many pages should spread what
 * they do about it. `renewed`: the site may have been started anew.
 */
export type News = Notice & { over?: number; renewed?: boolean };

const ADDRESS = "/api/stream";
/** The lock whose holder has the browser's one connection, and the channel over which it tells the other tabs. */
const NAME = "elevenses-live";
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
export type Browser = {
  site: Site;
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
  readonly #hears: (news?: News) => void;
  readonly #me = crypto.randomUUID();
  #pages = 0;
  /** Where this tab is, and what it lately heard; none until the first page has said where it stands. */
  #place = "";
  #recent: Recent | undefined;
  /** Nothing is missing before #place. Not so after a time out of sight, until somebody said what came. */
  #caughtUp = false;
  #heardAt = Number.NEGATIVE_INFINITY;
  #on = false;
  /** Signed out: for good. */
  #over = false;
  #stream: LiveStream | undefined;
  #channel: BroadcastChannel | undefined;
  /** Gives up the lock, or the wait for it. */
  #release = () => {};

  /** @param hears is told of all news; and of nothing, when the site said that it is there */
  constructor(hears: (news?: News) => void, browser: Browser = thisBrowser()) {
    this.#hears = hears;
    this.#browser = browser;
    browser.document.addEventListener("visibilitychange", () => this.#turn());
    browser.events.addEventListener("online", () => this.#stream?.connect());
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
    if (performance.now() - this.#heardAt < LATELY_MS) return true;
    if (this.#over) return false;
    const status = await this.#browser.site.status();
    if (status === 401) this.#signedOut();
    return status === 204;
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
    else this.#lead();
  }

  /** Stands in the queue of those who would lead, and meanwhile listens to whoever does. */
  #stand(locks: LockManager, channel: BroadcastChannel): void {
    this.#channel = channel;
    channel.onmessage = ({ data }) => this.#fromTab(data as Word);
    this.#ask();
    const ending = new AbortController();
    const lead = () =>
      new Promise<void>((release) => {
        // Hidden in the very moment its turn came.
        if (ending.signal.aborted) return release();
        this.#release = release;
        this.#lead();
      });
    this.#release = () => ending.abort();
    locks.request(NAME, { signal: ending.signal }, lead).catch(() => {});
  }

  #lead(): void {
    this.#stream = new LiveStream(this.#browser.site, {
      place: () => this.#place,
      news: (id, news) => {
        this.#tell({ is: "news", id, news });
        this.#take(id, news);
      },
      at: (id) => {
        this.#caughtUp = true;
        this.#moveTo(id);
        this.#tell({ is: "at", id });
      },
      poll: () => {
        this.#tell({ is: "news", id: this.#place, news: { t: "missed" } });
        this.#take(this.#place, { t: "missed" });
      },
      over: () => this.#signedOut(),
    });
  }

  #end(): void {
    this.#stream?.end();
    this.#stream = undefined;
    this.#channel?.close();
    this.#channel = undefined;
    this.#release();
  }

  #signedOut(): void {
    this.#over = true;
    this.#turn();
  }

  #fromTab(word: Word): void {
    if (word.is === "ask") this.#answer(word);
    else if (word.is === "answer") this.#caught(word);
    else if (word.is === "news") this.#take(word.id, word.news);
    else if (this.#caughtUp) this.#moveTo(word.id);
    // Whoever leads has only now begun.
    else this.#ask();
  }

  #ask(): void {
    this.#tell({ is: "ask", from: this.#me, after: this.#place });
  }

  #answer({ from, after }: { from: string; after: string }): void {
    if (!this.#stream || !this.#caughtUp) return;
    const renewed = readPlace(after)?.name !== this.#recent?.name;
    const heard = this.#recent?.after(readPlace(after));
    const news = heard?.map(({ notice }) => notice) ?? [{ t: "missed", renewed }];
    this.#tell({ is: "answer", to: from, id: this.#place, news });
  }

  #caught({ to, id, news }: { to: string; id: string; news: News[] }): void {
    if (to !== this.#me || this.#caughtUp) return;
    this.#caughtUp = true;
    this.#startAt(id);
    for (const each of news) this.#hears(each);
  }

  #take(id: string, news: News): void {
    const place = readPlace(id);
    if (!place) return;
    this.#heardAt = performance.now();
    // A tab that is still to be told what it missed will be told of this too.
    if (!this.#caughtUp && !this.#stream && news.t !== "missed") return;
    const renewed = place.name !== this.#recent?.name;
    if (renewed || news.t === "missed") this.#startAt(id);
    else {
      this.#recent?.add(place.at, { t: news.t, ...(news.id && { id: news.id }) });
      this.#place = id;
    }
    this.#hears(renewed ? { ...news, renewed } : news);
  }

  #moveTo(id: string): void {
    this.#heardAt = performance.now();
    if (readPlace(id)?.name === this.#recent?.name) this.#place = id;
    else this.#startAt(id);
    this.#hears();
  }

  #startAt(id: string): void {
    const place = readPlace(id);
    if (place) this.#recent = new Recent(place);
    this.#place = id;
  }

  #tell(word: Word): void {
    this.#channel?.postMessage(word);
  }
}

function thisBrowser(): Browser {
  return {
    site: {
      open: (after) => new EventSource(`${ADDRESS}?after=${encodeURIComponent(after)}`),
      status: () =>
        fetch(ADDRESS, { method: "HEAD", cache: "no-store" }).then(
          ({ status }) => status,
          () => 0,
        ),
    },
    // Web Locks are there on https and on this very machine only.
    locks: navigator.locks,
    channel: "BroadcastChannel" in window ? () => new BroadcastChannel(NAME) : undefined,
    events: window,
    document,
  };
}
