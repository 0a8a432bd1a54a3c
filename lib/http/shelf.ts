/** Something that takes room. */
type Weighty = { weight: number };

/** A bounded place for finished answers: what was not asked for longest goes first. */
export class Shelf<T extends Weighty> {
  readonly #items = new Map<string, T>();
  readonly #most: number;
  readonly #bytes: number;
  #weight = 0;

  constructor(limits: { items: number; bytes: number }) {
    this.#most = limits.items;
    this.#bytes = limits.bytes;
  }

  get size(): number {
    return this.#items.size;
  }

  get(key: string): T | undefined {
    const item = this.#items.get(key);
    if (item) {
      // A Map keeps the order of insertion, so setting it again makes it the youngest.
      this.#items.delete(key);
      this.#items.set(key, item);
    }
    return item;
  }

  set(key: string, item: T): void {
    this.delete(key);
    if (item.weight > this.#bytes / 4) return;
    this.#items.set(key, item);
    this.#weight += item.weight;
    for (const oldest of this.#items.keys()) {
      if (this.#items.size <= this.#most && this.#weight <= this.#bytes) break;
      this.delete(oldest);
    }
  }

  delete(key: string): void {
    const item = this.#items.get(key);
    if (item && this.#items.delete(key)) this.#weight -= item.weight;
  }

  clear(): void {
    this.#items.clear();
    this.#weight = 0;
  }
}
