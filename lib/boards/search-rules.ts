import { fold } from "#lib/members/fold.ts";

/** What is looked for in boards, as it stands in an address, at the most. */
export const ASKED_MAX = 200;
const WORDS = 8;
/** How much of a text is shown beside what was found in it. */
const AROUND = 240;

/** What somebody looks for: phrases word for word, words in any form, and the beginning of the last one. */
export type Asked = { phrases: string[]; words: string[]; beginning: string };

/**
 * Reads a search as people type it: words, "phrases in quotes" (of any kind; one that is not closed goes to the end),
 * the last word perhaps not finished. There are no operators, so nothing can be mistyped. Null where there is nothing
 * to look for.
 */
export function readAsked(text: unknown): Asked | null {
  if (typeof text !== "string") return null;
  const readable = text
    .slice(0, ASKED_MAX)
    .replace(/[\p{Cc}\p{Cs}\p{Cn}]/gu, " ")
    .replace(/[“”„«»‟＂]/g, '"');
  const phrases: string[] = [];
  const rest = readable.replace(/"([^"]*)("|$)/g, (_, phrase: string) => {
    if (hasWord(phrase)) phrases.push(phrase.trim());
    return " , ";
  });
  const typed = rest.split(/\s+/).filter(Boolean);
  const words = typed.filter(hasWord);
  const left = words.slice(0, Math.max(0, WORDS - phrases.length));
  // Only a word that is the last thing typed may be unfinished.
  const beginning = left.length === words.length && typed.at(-1) === left.at(-1) ? (left.pop() ?? "") : "";
  const asked = { phrases: phrases.slice(0, WORDS), words: left, beginning };
  return asked.phrases.length + left.length > 0 || beginning ? asked : null;
}

const hasWord = (text: string) => /[\p{L}\p{N}]/u.test(text);

/** Written and not read as part of a word: vowel points, soft hyphens, joiners. As boards.plain leaves them out. */
const UNREAD =
  /[\u00AD\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0610-\u061A\u0640\u064B-\u065F\u0670\u200C-\u200F\u2060\uFEFF]|[\uFE00-\uFE0F]/g;
const WORD = /[\p{L}\p{N}\p{M}\u00AD\u200C-\u200F\u2060\uFEFF]+/gu;
const plain = (word: string) => [...fold(word).replace(UNREAD, "")].slice(0, 60).join("");

/** What to mark: single words, and words that were looked for in this order and stand so. Each as `plain` makes it. */
export type Found = { words: ReadonlySet<string>; phrases: readonly (readonly string[])[] };

/** The words of each phrase, as they are compared with those of a text. */
export function phrasesOf({ phrases }: Pick<Asked, "phrases">): string[][] {
  return phrases.map((phrase) => (phrase.match(WORD) ?? []).map(plain));
}

/** A piece of text; `found`: it was looked for. */
export type Piece = { text: string; found: boolean };

/** A text in pieces, so that what was found can be marked. Put together again, they are the text. */
export function marked(text: string, { words, phrases }: Found): Piece[] {
  const all = [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
    plain: plain(word),
    from: index,
    to: index + word.length,
  }));
  const found = all.map(({ plain }) => words.has(plain));
  /** Whether a word and the next one are of one phrase, so that what is between them is marked, too. */
  const joined = all.map(() => false);
  for (const phrase of phrases)
    for (let at = 0; at + phrase.length <= all.length; at++)
      if (phrase.length > 0 && phrase.every((word, n) => all[at + n]?.plain === word)) {
        found.fill(true, at, at + phrase.length);
        joined.fill(true, at, at + phrase.length - 1);
      }
  const pieces: Piece[] = [];
  const add = (text: string, found: boolean) => {
    const last = pieces.at(-1);
    if (last && last.found === found) last.text += text;
    else if (text) pieces.push({ text, found });
  };
  let end = 0;
  for (const [at, { from, to }] of all.entries()) {
    add(text.slice(end, from), joined[at - 1] === true);
    add(text.slice(from, to), found[at] === true);
    end = to;
  }
  add(text.slice(end), false);
  return pieces;
}

/**
 * The part of a text that is worth showing: some 240 characters round the first that was found, cut between words.
 * From its beginning where none was.
 */
export function excerpt(text: string, found: Found): Piece[] {
  const flat = text.replace(/\s+/g, " ").trim();
  const pieces = marked(flat, found);
  let at = 0;
  for (const piece of pieces) {
    if (piece.found) break;
    at += piece.text.length;
  }
  if (at >= flat.length) at = 0;
  const from = at < AROUND / 3 ? 0 : afterSpace(flat, at - Math.floor(AROUND / 4), at);
  const to = from + AROUND >= flat.length ? flat.length : beforeSpace(flat, from + AROUND, at);
  const shown = marked(flat.slice(from, to), found);
  if (from > 0) shown.unshift({ text: "… ", found: false });
  if (to < flat.length) shown.push({ text: " …", found: false });
  return shown;
}

/** Where the next word begins, no further than `most`. */
function afterSpace(text: string, from: number, most: number): number {
  const space = text.indexOf(" ", from);
  return whole(text, space < 0 || space >= most ? from : space + 1);
}

function beforeSpace(text: string, to: number, least: number): number {
  const space = text.lastIndexOf(" ", to);
  return whole(text, space <= least ? to : space);
}

/** Never between the two halves of a character. */
const whole = (text: string, at: number) => (/[\uDC00-\uDFFF]/.test(text[at] ?? "") ? at + 1 : at);
