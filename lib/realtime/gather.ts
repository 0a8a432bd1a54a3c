const REST_MS = 1_000;

/** Lets the first of its kind through at once, and all that come within the next second as one at its end. */
export class Gather {
  readonly #pass: (what: string) => void;
  /** What rests, and whether it was heard again meanwhile. */
  readonly #resting = new Map<string, boolean>();

  constructor(pass: (what: string) => void) {
    this.#pass = pass;
  }

  hear(what: string): void {
    if (this.#resting.has(what)) {
      this.#resting.set(what, true);
      return;
    }
    this.#resting.set(what, false);
    setTimeout(() => this.#rested(what), REST_MS).unref();
    this.#pass(what);
  }

  #rested(what: string): void {
    const again = this.#resting.get(what);
    this.#resting.delete(what);
    if (again) this.hear(what);
  }
}
