import { readNotice } from "./channel.ts";
import { Gather } from "./gather.ts";
import { type Heard, type Place, Recent } from "./recent.ts";

/** Whoever wants to know in this process. */
export type Ears = {
  /** A notice came in: as it was sent, and its place. */
  heard(payload: string | undefined, place: Place): void;
  /** Notices are (true) or are not (false) being heard. After a gap, anything may have been missed. */
  listening(on: boolean): void;
};

/** What this process hears: one connection to PostgreSQL (listen.ts) serves the page cache and all streams. */
export class Notices implements Omit<Ears, "heard"> {
  readonly #ears = new Set<Ears>();
  readonly #clock: () => number;
  #hearing = false;
  #last = 0;
  #recent: Recent;
  /** When each board was last heard of. Apart from the others, which so never go missing for how much is said in boards. */
  readonly #boards = new Map<string, number>();
  readonly #gather = new Gather((payload) => this.#pass(payload));

  /** @param clock milliseconds that never jump back */
  constructor(clock: () => number = () => performance.now()) {
    this.#clock = clock;
    this.#recent = this.#anew();
  }

  /** Tells these ears at once whether anything is being heard. @returns stops telling them */
  tell(ears: Ears): () => void {
    this.#ears.add(ears);
    ears.listening(this.#hearing);
    return () => this.#ears.delete(ears);
  }

  /** Where we are now: what is heard from here on comes after it. */
  get place(): Place {
    return { name: this.#recent.name, at: this.#tick() };
  }

  /** What was heard after a place; undefined when that is not known. */
  after(place: Place | undefined): Heard[] | undefined {
    const heard = this.#recent.after(place);
    if (!heard || !place) return undefined;
    const boards = [...this.#boards].filter(([, at]) => at > place.at);
    const ofBoards = boards.map(([id, at]) => ({ at, notice: { t: "boards", id } }));
    return [...heard, ...ofBoards].sort((one, other) => one.at - other.at);
  }

  /** What one board says within a second is heard once. */
  heard(payload: string | undefined): void {
    if (payload && readNotice(payload)?.t === "boards") this.#gather.hear(payload);
    else this.#pass(payload);
  }

  #pass(payload: string | undefined): void {
    const notice = readNotice(payload);
    // One that cannot be read may have said anything.
    if (!notice) this.#recent = this.#anew();
    const place = this.place;
    if (notice?.t === "boards") this.#boards.set(notice.id ?? "", place.at);
    else if (notice) this.#recent.add(place.at, notice);
    for (const ears of [...this.#ears]) ears.heard(payload, place);
  }

  listening(on: boolean): void {
    this.#hearing = on;
    if (on) this.#recent = this.#anew();
    for (const ears of [...this.#ears]) ears.listening(on);
  }

  #anew(): Recent {
    this.#boards.clear();
    return new Recent({ name: crypto.randomUUID().slice(0, 8), at: this.#tick() });
  }

  /** No two alike, so that "after" leaves nothing out and says nothing twice. */
  #tick(): number {
    this.#last = Math.max(Math.floor(this.#clock()), this.#last + 1);
    return this.#last;
  }
}

const key = Symbol.for("elevenses.notices");
const shared = globalThis as { [key]?: Notices };

/** The one of this process: Next's bundle has a copy of this file, and must find the same. */
export function notices(): Notices {
  shared[key] ??= new Notices();
  return shared[key];
}
