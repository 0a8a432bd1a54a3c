// Over 250 lines because who is told of what, in which order, and what ends a stream can only be judged together.
import { mayHear } from "#lib/access/audience.ts";
import { boardsHeardBy } from "#lib/access/boards-heard.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { inTurn } from "#lib/in-turn.ts";
import { stillSignedIn } from "#lib/members/sessions.ts";
import { boardToken, readerToken } from "./board-token.ts";
import { type Notice, readNotice } from "./channel.ts";
import { type Notices, notices } from "./notices.ts";
import { type Heard, type Place, readPlace, writePlace } from "./recent.ts";

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

/** So many at once are asked which boards they read, and the rest after them: pages want to be answered, too. */
const ASKING = 3;

/** By their tokens. */
type Boards = ReadonlyMap<string, string>;

type Stream = {
  viewer: MemberViewer;
  /** The second of the round in which its turn is. */
  turn: number;
  controller: ReadableStreamDefaultController<Uint8Array>;
  /** What stands for its member where something is for them alone. */
  own: string;
  /** What its member read when last asked: so that of others' boards the database is not asked. It says yes to nothing. */
  boards: Boards;
  /** What is asked for it at the moment; what it is told meanwhile waits behind that. */
  asking: Promise<void> | undefined;
  /** What is going to be asked for it anyway. */
  due: Set<string>;
};

type Given = {
  notices: Notices;
  /** Which of these sessions still hold. */
  stillSignedIn(sessionIds: string[]): Promise<ReadonlySet<string>>;
  /** The boards that a viewer may hear of at this moment. */
  boardsHeardBy(viewer: MemberViewer): Promise<string[]>;
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
          const own = readerToken(viewer.id);
          const turn = this.#next++ % TURNS;
          stream = { viewer, turn, controller, own, boards: new Map(), asking: undefined, due: new Set() };
          this.#open.add(stream);
          this.#begin(stream, after);
          this.#beating ??= setInterval(() => void this.beat(), SECOND_MS).unref();
        },
        cancel: () => this.#forget(stream),
      },
      { highWaterMark: MOST_WAITING_BYTES, size: ({ byteLength }) => byteLength },
    );
  }

  /** What it missed and where it is. For everybody the database is asked first, so that nobody's takes longer for boards. */
  #begin(stream: Stream, after: string | null | undefined): void {
    const { notices: given } = this.#given;
    const [place, heard] = [given.place, after ? given.after(readPlace(after)) : []];
    const begin = () => {
      const missed = this.#missed(stream, heard, place);
      this.#write(stream, bytes(`retry: 3000\n\n${missed}${at(place)}`));
    };
    // In queues of their own: behind those who are told of a board, one would wait as long as there are many of them.
    this.#afterAll(stream, () => this.#learn(stream, "begins", begin));
  }

  /** Once a second: those whose turn it is. */
  async beat(): Promise<void> {
    this.#now = (this.#now + 1) % TURNS;
    const due = [...this.#open].filter(({ turn }) => turn === this.#now);
    if (due.length === 0) return;
    await this.#endWithoutSession(due);
    const beat = bytes(`:\n${at(this.#given.notices.place)}`);
    for (const stream of due) this.#send(stream, beat);
  }

  async #heard(notice: Notice | undefined, place: Place): Promise<void> {
    if (!notice) return this.#sendAll([...this.#open], { t: "missed" }, place);
    if (notice.t === "boards") return this.#heardOfBoards(notice.id ?? "", place);
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

  /**
   * Whoever reads the board now is told which one it is. Whose member did not read it when last asked is passed over,
   * and learns of one they have come into by a notice of their own, which comes before.
   */
  #heardOfBoards(token: string, place: Place): void {
    const likely = [...this.#open].filter(
      ({ own, boards, asking }) => asking || own === token || boards.has(token),
    );
    const over = spread(likely.length);
    for (const stream of likely) {
      if (stream.due.has(token)) continue;
      stream.due.add(token);
      const likelyStill = () => stream.own === token || stream.boards.has(token);
      const tell = () => {
        const id = stream.boards.get(token);
        if (id) this.#write(stream, bytes(written({ t: "boards", id, ...over }, place)));
        else if (stream.own === token) this.#write(stream, bytes(written({ t: "boards" }, place)));
      };
      this.#afterAll(stream, async () => {
        stream.due.delete(token);
        if (likelyStill()) await this.#learn(stream, "hears", tell);
      });
    }
  }

  /** Asks which boards its member reads at this moment, and then, in the same breath, `tell`s. */
  async #learn(stream: Stream, queue: "begins" | "hears", tell: () => void): Promise<void> {
    if (!this.#open.has(stream)) return;
    const { viewer, turn } = stream;
    const ids = await inTurn(`${queue} ${turn % ASKING}`, () => this.#given.boardsHeardBy(viewer));
    stream.boards = new Map(ids.map((id) => [boardToken(id), id]));
    tell();
  }

  /** After all that is being asked. Where it cannot be known the stream ends: its page comes back, and is told then. */
  #afterAll(stream: Stream, work: () => Promise<void> | void): void {
    const asking: Promise<void> = (stream.asking ?? Promise.resolve())
      .then(work)
      .catch(() => this.#end(stream))
      .then(() => {
        if (stream.asking === asking) stream.asking = undefined;
      });
    stream.asking = asking;
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
    if (stream.asking) this.#afterAll(stream, () => this.#write(stream, text));
    else this.#write(stream, text);
  }

  #write(stream: Stream, text: Uint8Array): void {
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

  /** What its page missed. Counted is only what was for its member, so that nobody can tell how much others did. */
  #missed({ viewer, boards }: Stream, heard: Heard[] | undefined, place: Place): string {
    const theirs = heard?.flatMap(({ at, notice }) => {
      const id = notice.t === "boards" ? boards.get(notice.id ?? "") : undefined;
      if (id) return { at, notice: { t: "boards", id } };
      return mayHear(viewer, notice) ? { at, notice } : [];
    });
    if (!theirs || theirs.length > MOST_CAUGHT_UP) return written({ t: "missed" }, place);
    return theirs.map(({ at, notice }) => written(notice, { name: place.name, at })).join("");
  }
}

/** Notices that may mean that a session of this member has ended. */
const aboutMember = ({ t }: Notice) => t === "members" || t === "mine";

/** The time over which pages should spread their fetching, in milliseconds, where they are many. */
function spread(pages: number): { over?: number } {
  return pages > FEW ? { over: pages * PAGE_MS } : {};
}

/** Where nothing happened. */
function at(place: Place): string {
  const text = writePlace(place);
  return `event: at\nid: ${text}\ndata: ${text}\n\n`;
}

const encoder = new TextEncoder();
const bytes = (text: string) => encoder.encode(text);
const written = (event: Notice & { over?: number }, place: Place) =>
  `id: ${writePlace(place)}\ndata: ${JSON.stringify(event)}\n\n`;

const key = Symbol.for("elevenses.streams");
const shared = globalThis as { [key]?: Streams };

/** Opens a stream for a member's page (see Streams.open), or says which limit is reached. */
export function subscribe(viewer: MemberViewer, after: string | null): ReturnType<Streams["open"]> {
  shared[key] ??= new Streams({ notices: notices(), stillSignedIn, boardsHeardBy });
  return shared[key].open(viewer, after);
}
