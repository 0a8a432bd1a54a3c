const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/**
 * One or two characters that stand for a name: "Mina Rask" gives "MR", "Zoë" gives "Z". Scripts without
 * capitals (Arabic, Hebrew, Chinese …) give one character, for two would join or mean something else. A
 * picture character counts only when the name has no letters.
 */
export function initials(name: string): string {
  const parts = name.split(/[\s._–-]+/u).filter(Boolean);
  const lettered = parts
    .filter((part) => /^\P{L}*\p{L}/u.test(part))
    .map((part) => part.replace(/^\P{L}+/u, ""));
  const [first = "", ...others] = lettered.length > 0 ? lettered : parts.slice(0, 1);
  const last = /^[\p{Lu}\p{Ll}]/u.test(first) ? (others.at(-1) ?? "") : "";
  return grapheme(first) + grapheme(last);
}

/** A tint from 1 to 6 that stays with an id for ever, whatever the name becomes. */
export function tintOf(id: string): 1 | 2 | 3 | 4 | 5 | 6 {
  return ((hash(id) % 6) + 1) as 1 | 2 | 3 | 4 | 5 | 6;
}

/** FNV-1a with a final mix, 32 bits: stable everywhere, and neighbours such as "m1" and "m2" end far apart. */
export function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  return (h ^ (h >>> 13)) >>> 0;
}

function grapheme(word: string): string {
  const first = graphemes.segment(word)[Symbol.iterator]().next().value?.segment ?? "";
  return first.toLocaleUpperCase("en").length > first.length ? first : first.toLocaleUpperCase("en");
}
