/** Who is meant by "@Ada Lovelace". Pure. */
import { fold } from "#lib/members/fold.ts";

export type Person = { id: string; name: string };

/** Who can be mentioned, by the names (as `folded` has them) that mean them and nobody else. */
export type Mentionable = ReadonlyMap<string, string>;

/** Where in a text somebody is mentioned: from the @ to the end of the name. */
export type Mention = { from: number; to: number; id: string };

export const NOBODY: Mentionable = new Map();

/**
 * The names by which people can be mentioned: their own, and their first name where nobody else has it. Of two people
 * of one name nobody is meant.
 * @param people those in the board, and nobody else
 */
export function mentionable(people: readonly Person[]): Mentionable {
  const names = people.map(({ id, name }) => ({ id, name: folded(name.trim()) }));
  const whole = new Set(names.map(({ name }) => name));
  const firsts = names
    .map(({ id, name }) => ({ id, name: name.split(" ")[0] ?? "" }))
    .filter(({ name }) => !whole.has(name));
  const meant = new Map<string, string>();
  const twice = new Set<string>();
  for (const { id, name } of [...names, ...firsts]) {
    if (meant.has(name) || name === "") twice.add(name);
    meant.set(name, id);
  }
  return new Map([...meant].filter(([name]) => !twice.has(name)));
}

/** Who is mentioned in plain words, and where. The longest name that fits is meant; "@Ann-Lou" is no Ann. */
export function mentionsIn(words: string, people: Mentionable): Mention[] {
  const found: Mention[] = [];
  if (people.size === 0) return found;
  for (let at = words.indexOf("@"); at >= 0; at = words.indexOf("@", at + 1)) {
    if (AFTER_A_WORD.test(words.slice(Math.max(0, at - 2), at))) continue;
    const named = namedAt(words, at + 1, people);
    if (named) found.push({ from: at, ...named });
  }
  return found;
}

/** More are not offered at once. */
export const OFFERED = 6;
/** An @ with at least two letters, on one line with where one writes. */
const ASKED = /(?<![\p{L}\p{N}_])@(\p{L}[^@\n]{1,60})$/u;

/**
 * Whom to offer to somebody who is writing: those with a name of which a part begins as they have typed after an @.
 * @param before the text before the place where they write
 * @returns null for nobody; `from` is where the @ stands
 */
export function offered(
  before: string,
  people: readonly Person[],
): { from: number; people: Person[] } | null {
  const [whole, typed = ""] = ASKED.exec(before) ?? [];
  if (!whole) return null;
  const asked = folded(typed);
  const named = people.filter(({ name }) => ` ${folded(name)}`.includes(` ${asked}`));
  const first = (name: string) => Number(!folded(name).startsWith(asked));
  const best = named.sort((a, b) => first(a.name) - first(b.name)).slice(0, OFFERED);
  return best.length > 0 ? { from: before.length - whole.length, people: best } : null;
}

/** Longer than any name, however it is accented. */
const LONGEST = 200;
/** As in an address: "post@ada". */
const AFTER_A_WORD = /[\p{L}\p{N}_]$/u;
const GOES_ON = /^(?:[\p{L}\p{N}\p{M}_]|[-‐][\p{L}\p{N}])/u;

/** Reads on, one character after the other as far as the next @, and keeps the longest that is a name. */
function namedAt(words: string, start: number, people: Mentionable) {
  let [read, to] = ["", start];
  let longest: Omit<Mention, "from"> | undefined;
  for (const each of words.slice(start, start + LONGEST)) {
    if (each === "@") break;
    read += folded(each);
    to += each.length;
    const id = people.get(read);
    if (id !== undefined && !GOES_ON.test(words.slice(to, to + 4))) longest = { to, id };
  }
  return longest;
}

/**
 * Small letters without accents, each by itself, so that a text and its folding can be read side by side. By way of the
 * capitals: some have two small letters (σ, ς).
 */
export const folded = (text: string): string =>
  [...text].map((each) => (/\s/.test(each) ? " " : fold(each.toUpperCase()))).join("");
