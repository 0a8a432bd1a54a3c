import type { Notice } from "./channel.ts";

/**
 * A place in what was heard, as text: "name.at". The name changes whenever something may have gone unheard; `at` is a
 * clock and no count, so that nobody can tell from it how much there was for others.
 */
export type Place = { name: string; at: number };
export type Heard = { at: number; notice: Notice };

const MOST = 1_000;

/** Reads a place; undefined for anything else. */
export function readPlace(text: string | null | undefined): Place | undefined {
  const [, name, at] = /^([a-z0-9]{1,20})\.(\d{1,15})$/.exec(text ?? "") ?? [];
  return name && at ? { name, at: Number(at) } : undefined;
}

export const writePlace = ({ name, at }: Place): string => `${name}.${at}`;

/** The latest notices, so that whoever was away can hear what they missed. Used by the site and by its pages. */
export class Recent {
  readonly name: string;
  #from: number;
  #heard: Heard[] = [];

  /** @param from from where on nothing is missing */
  constructor({ name, at: from }: Place) {
    this.name = name;
    this.#from = from;
  }

  add(at: number, notice: Notice): void {
    this.#heard.push({ at, notice });
    if (this.#heard.length > MOST) this.#from = this.#heard.shift()?.at ?? this.#from;
  }

  /** What came after a place, in order; undefined when that cannot be said, so that anything may have changed. */
  after(place: Place | undefined): Heard[] | undefined {
    if (!place || place.name !== this.name || place.at < this.#from) return undefined;
    return this.#heard.filter(({ at }) => at > place.at);
  }
}
