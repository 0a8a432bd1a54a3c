import { fold } from "#lib/members/fold.ts";

/** As many names as one device keeps, and as long. */
export const GUARD_LIMITS = { names: 500, length: 100 } as const;

/** A list of names as it is typed, one on each line: each once, however it is written; in the order of the list. */
export function readNames(typed: string): string[] {
  const names = new Map<string, string>();
  for (const line of typed.split(/\r\n?|\n|\u2028|\u2029/)) {
    const name = line.replace(/\s+/g, " ").trim();
    const as = comparable(name);
    if (as && !names.has(as)) names.set(as, name);
  }
  return [...names.values()];
}

/** Whether a list fits. */
export const fits = (names: readonly string[]): boolean =>
  names.length <= GUARD_LIMITS.names && names.every((name) => name.length <= GUARD_LIMITS.length);

/**
 * Which of these names are mentioned in some texts, as the list spells them. Whole words, whatever their capitals and
 * accents, also in "Acme’s" and as a simple plural. Where a script has no spaces between words, any part of them.
 */
export function mentioned(texts: readonly string[], names: readonly string[]): string[] {
  // A name does not begin in one field and end in the next.
  const said = texts.map((text) => ` ${comparable(text)} `).join("\n");
  return names.filter((name) => {
    const as = comparable(name);
    if (!as) return false;
    if (UNSPACED.test(as)) return said.includes(as);
    return forms(as).some((form) => said.includes(` ${form} `));
  });
}

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** The words of a text as they are compared, with one space between. What nobody sees does not part a word. */
function comparable(text: string): string {
  return fold(text.normalize("NFKC").replace(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, ""))
    .replaceAll("ß", "ss")
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, " ")
    .trim();
}

/** The name itself, and its simple plurals: clients, agencies, boxes. */
function forms(name: string): string[] {
  const plurals = [`${name}s`, `${name}es`];
  return [name, ...plurals, ...(/[^aeiou]y$/.test(name) ? [`${name.slice(0, -1)}ies`] : [])];
}
