import { randomBytes, randomInt, randomUUID } from "node:crypto";

/**
 * Strings and ids that occur nowhere but where they were planted. A string has two halves: whoever asks for the first
 * may hear it again, but never the second. All share a mark, so that a text without one is passed over at once.
 */
export class Canaries {
  /** A letter first, so that a half is also a tag's part and a word to search for. */
  readonly #mark = `q${letters(3)}`;
  readonly #tail = randomBytes(4).toString("hex");
  /** What was planted, and where. */
  readonly #places = new Map<string, string>();
  /** The first and whole string of each place. */
  readonly words = new Map<string, { first: string; second: string }>();
  /** The ids of each place ("post.id"). */
  readonly ids = new Map<string, string[]>();

  /** A string of the shape of a language tag, as this is the narrowest that any column wants. */
  word(place: string): string {
    const [first, second] = [this.#mark + letters(4), this.#mark + letters(4)];
    this.#places.set(first, place).set(second, place);
    if (!this.words.has(place)) this.words.set(place, { first, second });
    return `qaa-${first}-${second}`;
  }

  id(place: string): string {
    const id = randomUUID().slice(0, -8) + this.#tail;
    this.#places.set(id.replaceAll("-", ""), place);
    this.ids.set(place, [...(this.ids.get(place) ?? []), id]);
    return id;
  }

  /** The first id of each place. */
  get oneOfEach(): string[] {
    return [...this.ids.values()].flatMap(([id]) => id ?? []);
  }

  /** How many strings there are. */
  get count(): number {
    return [...this.#places.keys()].filter((each) => each.startsWith(this.#mark)).length / 2;
  }

  /**
   * Where what is in the text was planted: in plain sight, cut up by tags, in an address, in hex or in base 64.
   * @param asked what the text answers: an echo of that is no leak
   */
  found(text: string, asked = ""): string[] {
    const here = this.#in(text);
    if (here.size === 0) return [];
    const echo = this.#in(asked);
    return [...here]
      .filter((each) => !echo.has(each))
      .map((each) => `${this.#places.get(each)} (${each})`)
      .sort();
  }

  /** Of a whole answer: its first line, its headers, its body. */
  foundIn({ status, headers, body }: Answer, asked: string): string[] {
    return this.found([status, ...[...headers].flat(), body].join("\n"), asked);
  }

  #in(text: string): Set<string> {
    const found = new Set<string>();
    for (const view of views(text)) {
      if (!view.includes(this.#mark) && !view.includes(this.#tail)) continue;
      for (const each of this.#places.keys()) if (view.includes(each)) found.add(each);
    }
    return found;
  }
}

export type Answer = { status: number; headers: Headers; body: string };

/** A text as somebody might read it who looks for something. */
function* views(text: string): Generator<string> {
  const plain = text.toLowerCase();
  yield plain;
  yield plain.replaceAll("-", "");
  yield plain.replace(/<[^>]*>/g, "");
  if (text.includes("%")) yield plain.replace(/(?:%[0-9a-f]{2})+/g, decoded);
  for (const [run] of text.matchAll(/[\w+-]{16,}/g)) {
    const bytes = Buffer.from(run, "base64");
    yield bytes.toString("latin1").toLowerCase();
    yield bytes.toString("hex");
  }
  for (const [run] of plain.matchAll(/[0-9a-f]{16,}/g)) yield Buffer.from(run, "hex").toString("latin1");
}

function decoded(escapes: string): string {
  return Buffer.from(escapes.replaceAll("%", ""), "hex").toString("latin1");
}

const letters = (count: number) =>
  Array.from({ length: count }, () => "abcdefghijklmnopqrstuvwxyz0123456789"[randomInt(36)]).join("");
