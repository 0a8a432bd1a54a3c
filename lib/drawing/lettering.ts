import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Font, readFont } from "./woff2.ts";
import type { Outline, Point } from "./woff2-glyphs.ts";

/** The two hands the product writes in. */
export type Face = "display" | "text";

/**
 * The files pages are set in, read from the packages. A picture must not depend on what the machine has: servers often
 * have no font at all, and a program that draws text would then leave boxes. So letters are drawn as outlines.
 */
const FILES: Record<Face, string[]> = {
  display: [
    "fraunces/files/fraunces-latin-wonk-normal.woff2",
    "fraunces/files/fraunces-latin-ext-wonk-normal.woff2",
    "fraunces/files/fraunces-vietnamese-wonk-normal.woff2",
  ],
  text: [
    "atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2",
    "atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2",
  ],
};

const read = new Map<Face, Font[]>();

function fonts(face: Face): Font[] {
  const known = read.get(face);
  if (known) return known;
  const all = FILES[face].map((file) =>
    readFont(readFileSync(join(process.cwd(), "node_modules/@fontsource-variable", file))),
  );
  read.set(face, all);
  return all;
}

type Letter = { font: Font; glyph: number };

function letterOf(face: Face, char: string): Letter | undefined {
  const code = char.codePointAt(0) ?? 0;
  for (const font of fonts(face)) {
    const glyph = font.glyphs.get(code);
    if (glyph !== undefined) return { font, glyph };
  }
  return undefined;
}

/**
 * A text as far as it can be drawn: without emoji and signs that the fonts lack. Undefined where a letter is missing (a
 * name in Arabic or Chinese): half a name would be worse than none, and boxes worse than either.
 */
export function drawable(text: string, face: Face = "text"): string | undefined {
  const chars = [...text.normalize("NFC").replace(/\s+/gu, " ")];
  const missing = chars.filter((char) => !letterOf(face, char));
  if (missing.some((char) => /[\p{L}\p{M}\p{N}]/u.test(char) && !/\p{Emoji_Component}|\ufe0f/u.test(char)))
    return undefined;
  return chars
    .filter((char) => letterOf(face, char))
    .join("")
    .replace(/ +/g, " ")
    .trim();
}

/** How wide a line is. @param size of the type, in the unit of the answer */
export function widthOf(text: string, face: Face, size: number): number {
  return set(text, face, size).width;
}

/** A line as the `d` of a path, from (0, 0) on its baseline to the right. */
export function pathOf(text: string, face: Face, size: number): { d: string; width: number } {
  const { letters, width } = set(text, face, size);
  return { d: letters.map(({ letter, x }) => glyphPath(letter, x, size)).join(""), width };
}

function set(text: string, face: Face, size: number) {
  let x = 0;
  const letters = [...text].flatMap((char) => {
    const letter = letterOf(face, char);
    if (!letter) return [];
    const at = x;
    x += ((letter.font.advances[letter.glyph] ?? 0) * size) / letter.font.unitsPerEm;
    return [{ letter, x: at }];
  });
  return { letters, width: x };
}

/**
 * A text in lines no wider than `width`; what does not fit into `most` lines ends in "…".
 */
export function linesOf(text: string, face: Face, size: number, width: number, most: number): string[] {
  const fits = (line: string) => widthOf(line, face, size) <= width;
  const lines: string[] = [];
  const words = text.split(" ");
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    const line = lines.at(-1);
    const longer = line === undefined ? word : `${line} ${word}`;
    if (line !== undefined && fits(longer)) lines[lines.length - 1] = longer;
    else if (lines.length < most) lines.push(word);
    else {
      lines[lines.length - 1] = `${line} ${word}`;
      break;
    }
  }
  return lines.map((line) => (fits(line) ? line : cut(line, fits)));
}

function cut(line: string, fits: (line: string) => boolean): string {
  const chars = [...line];
  while (chars.length > 1 && !fits(`${chars.join("").trimEnd()}…`)) chars.pop();
  return `${chars.join("").trimEnd()}…`;
}

function glyphPath({ font, glyph }: Letter, x: number, size: number): string {
  const scale = size / font.unitsPerEm;
  const at = (point: Pick<Point, "x" | "y">) =>
    `${(x + point.x * scale).toFixed(1)} ${(-point.y * scale).toFixed(1)}`;
  return (font.outlines[glyph] ?? []).map((line) => linePath(line, at)).join("");
}

/** TrueType's curves: between two control points in a row a point on the curve lies half-way, unwritten. */
function linePath(line: Outline[number], at: (point: Pick<Point, "x" | "y">) => string): string {
  const first = line.findIndex(({ on }) => on);
  const [head, second] = line;
  if (!head || !second) return "";
  const round = first < 0 ? line : [...line.slice(first), ...line.slice(0, first)];
  const start = first < 0 ? middle(line.at(-1) ?? head, head) : (round.shift() ?? head);
  let d = `M${at(start)}`;
  let control: Point | undefined;
  for (const point of [...round, { ...start, on: true }]) {
    if (point.on) d += control ? `Q${at(control)} ${at(point)}` : `L${at(point)}`;
    else if (control) d += `Q${at(control)} ${at(middle(control, point))}`;
    control = point.on ? undefined : point;
  }
  return `${d}Z`;
}

function middle(a: Pick<Point, "x" | "y">, b: Pick<Point, "x" | "y">) {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, on: true };
}
