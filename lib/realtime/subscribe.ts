import { mayHear } from "#lib/access/audience.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { stillSignedIn } from "#lib/members/sessions.ts";
import { type Notice, readNotice } from "./channel.ts";
import { type Notices, notices } from "./notices.ts";
import { type Place, readPlace, writePlace } from "./recent.ts";

/** Each stream is asked after its session, and kept from falling asleep, once in so many seconds. */
const TURNS = 25;
const SECOND_MS = 1_000;
/** What may wait for one slow reader: some hundred notices. Who reads slower starts anew, and catches up. */
const MOST_WAITING_BYTES = 16_384;
/** Who missed more than this fetches once and for all. */
const MOST_CAUGHT_UP = 100;
/** Fetching a page again costs us about this; so many pages' fetching is spread over so much time. */
const PAGE_MS = 10;
/** With no more pages open than this, none need wait for the others. */
const FEW = 20;

/** Streams at once: of one member (browsers, devices, and what died unnoticed), and of this process. */
const LIMITS = { member: 20, process: 5_000 };

type Stream = {
  viewer: MemberViewer;
  /** The second of the round in which its turn is. */
  turn: number;
  controller: ReadableStreamDefaultController<Uint8Array>;
};

type Given = {
  notices: Notices;
  /** Which of these sessions still hold. */
  stillSignedIn(sessionIds: string[]): Promise<ReadonlySet<string>>;
  limits?: typeof LIMITS;
};

/**
 * The open streams of this process. A notice goes to those whose viewer may hear of it, which is asked at each
 * delivery; a stream never outlives its session by more than a round, and not at all when a notice tells of its end.
 */
export class Streams {
  readonly #open = new Set<Stream>();
  readonly #given: Given;
  readonly #limits: typeof LIMITS;
  #next = 0;
  #now = 0;
  #beating: NodeJS.Timeout | undefined;

  constructor(given: Given) {
    this.#given = given;
    this.#limits = given.limits ?? LIMITS;
    given.notices.tell({
      heard: (payload, place) => void this.#heard(readNotice(payload), place),
      listening: (on) => on && this.#sendAll([...this.#open], { t: "missed" }, given.notices.place),
    });
  }

  get size(): number {
    return this.#open.size;
  }

  /**
   * Opens a stream of server-sent events: `{"t": topic, "id"?: id}`, and `{"t": "missed"}` when anything may have
   * been. Each carries the place after it; an `at` event tells the place where nothing happened, `bye` that the
   * session is over.
   * @param after the place from which to catch up, as text
   * @returns why not, when there are too many
   */
  open(viewer: MemberViewer, after?: string | null): ReadableStream<Uint8Array> | keyof typeof LIMITS {
    if (this.#open.size >= this.#limits.process) return "process";
    if (this.#of(viewer.id).length >= this.#limits.member) return "member";
    let stream: Stream;
    return new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          stream = { viewer, turn: this.#next++ % TURNS, controller };
          this.#open.add(stream);
          controller.enqueue(bytes(`retry: 3000\n\n${this.#missed(viewer, after)}${this.#at()}`));
          this.#beating ??= setInterval(() => void this.beat(), SECOND_MS).unref();
        },
        cancel: () => this.#forget(stream),
      },
      { highWaterMark: MOST_WAITING_BYTES, size: ({ byteLength }) => byteLength },
    );
  }

  /** Once a second: those whose turn it is. */
  async beat(): Promise<void> {
    this.#now = (this.#now + 1) % TURNS;
    const due = [...this.#open].filter(({ turn }) => turn === this.#now);
    if (due.length === 0) return;
    await this.#endWithoutSession(due);
    const beat = bytes(`:\n${this.#at()}`);
    for (const stream of due) this.#send(stream, beat);
  }

  async #heard(notice: Notice | undefined, place: Place): Promise<void> {
    if (!notice) return this.#sendAll([...this.#open], { t: "missed" }, place);
    const told = [...this.#open].filter(({ viewer }) => mayHear(viewer, notice));
    const isOwn = ({ viewer }: Stream) => aboutMember(notice) && viewer.id === notice.id;
    const over = spread(this.#open.size);
    const others = told.filter((stream) => !isOwn(stream));
    this.#sendAll(others, { ...notice, ...over }, place);
    // Their sessions may be what changed.
    const own = this.#of(notice.id).filter(isOwn);
    if (own.length === 0) return;
    await this.#endWithoutSession(own);
    this.#sendAll(
      told.filter((stream) => isOwn(stream) && this.#open.has(stream)),
      notice,
      place,
    );
  }

  /** Out of reach, the database ends no session: they are asked after again in the next round. */
  async #endWithoutSession(streams: Stream[]): Promise<void> {
    const ids = streams.flatMap(({ viewer }) => viewer.sessionId ?? []);
    const good = await this.#given.stillSignedIn(ids).catch(() => undefined);
    if (!good) return;
    for (const stream of streams) {
      if (stream.viewer.sessionId && good.has(stream.viewer.sessionId)) continue;
      this.#send(stream, bytes("event: bye\ndata: signed out\n\n"));
      this.#end(stream);
    }
  }

  #sendAll(streams: Stream[], event: Notice & { over?: number }, place: Place): void {
    if (streams.length === 0) return;
    const text = bytes(written(event, place));
    for (const stream of streams) this.#send(stream, text);
  }

  #send(stream: Stream, text: Uint8Array): void {
    if (!this.#open.has(stream)) return;
    if ((stream.controller.desiredSize ?? 0) < text.byteLength) this.#end(stream);
    else stream.controller.enqueue(text);
  }

  #end(stream: Stream): void {
    if (this.#open.has(stream)) stream.controller.close();
    this.#forget(stream);
  }

  #forget(stream: Stream): void {
    this.#open.delete(stream);
    if (this.#open.size > 0) return;
    clearInterval(this.#beating);
    this.#beating = undefined;
  }

  #of(memberId: string | undefined): Stream[] {
    return [...this.#open].filter(({ viewer }) => viewer.id === memberId);
  }

  /** What this member's page missed since `after`. */
  #missed(viewer: MemberViewer, after: string | null | undefined): string {
    if (!after) return "";
    const heard = this.#given.notices.after(readPlace(after));
    if (!heard || heard.length > MOST_CAUGHT_UP) return written({ t: "missed" }, this.#given.notices.place);
    const { name } = this.#given.notices.place;
    return heard
      .filter(({ notice }) => mayHear(viewer, notice))
      .map(({ at, notice }) => written(notice, { name, at }))
      .join("");
  }

  #at(): string {
    const place = writePlace(this.#given.notices.place);
    return `event: at\nid: ${place}\ndata: ${place}\n\n`;
  }
}

/** Notices that may mean that a session of this member has ended. */
const aboutMember = ({ t }: Notice) => t === "members" || t === "mine";

/** The time over which pages should spread their fetching, in milliseconds, where they are many. */
function spread(pages: number): { over?: number } {
  return pages > FEW ? { over: pages * PAGE_MS } : {};
}

const encoder = new TextEncoder();
const bytes = (text: string) => encoder.encode(text);
const written = (event: Notice & { over?: number }, place: Place) =>
  `id: ${writePlace(place)}\ndata: ${JSON.stringify(event)}\n\n`;

const key = Symbol.for("elevenses.streams");
const shared = globalThis as { [key]?: Streams };

/** Opens a stream for a member's page (see Streams.open), or says which limit is reached. */
export function subscribe(viewer: MemberViewer, after: string | null): ReturnType<Streams["open"]> {
  shared[key] ??= new Streams({ notices: notices(), stillSignedIn });
  return shared[key].open(viewer, after);
}
