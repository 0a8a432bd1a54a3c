/** The forms of this page that are on their way, so that nothing moves under them before they are answered. */
class Sending {
  #under = 0;
  readonly #waiting = new Set<() => void>();

  get now(): boolean {
    return this.#under > 0;
  }

  /** A form is on its way. @returns to be called when it is answered */
  begin(): () => void {
    this.#under += 1;
    return () => {
      this.#under -= 1;
      if (this.#under === 0) for (const tell of this.#waiting) tell();
    };
  }

  /** Calls back whenever the last form has been answered. @returns stops it */
  onDone(tell: () => void): () => void {
    this.#waiting.add(tell);
    return () => this.#waiting.delete(tell);
  }
}

export const sending = new Sending();
