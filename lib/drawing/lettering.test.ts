import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawable, linesOf, pathOf, widthOf } from "./lettering.ts";
import { readFont } from "./woff2.ts";

const file = (name: string) => readFileSync(`node_modules/@fontsource-variable/${name}.woff2`);
const fraunces = () => readFont(file("fraunces/files/fraunces-latin-wonk-normal"));

describe("a font file", () => {
  test("gives its letters: as many closed lines as they have, and widths", () => {
    const font = fraunces();
    const lines = (char: string) => font.outlines[font.glyphs.get(char.codePointAt(0) ?? 0) ?? 0]?.length;
    expect(["l", "o", "i", " "].map(lines)).toEqual([1, 2, 2, 0]);
    expect(font.advances).toHaveLength(font.outlines.length);
    expect(font.advances.every((width) => width >= 0 && width < font.unitsPerEm * 3)).toBe(true);
  });

  test("has every line begin and end in reason: no letter is larger than a few of its squares", () => {
    for (const name of [
      "fraunces/files/fraunces-latin-wonk-normal",
      "fraunces/files/fraunces-latin-ext-wonk-normal",
      "atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal",
    ]) {
      const { outlines, unitsPerEm } = readFont(file(name));
      const points = outlines.flat(2);
      expect(points.length).toBeGreaterThan(5_000);
      const far = points.filter(({ x, y }) => Math.abs(x) > unitsPerEm * 3 || Math.abs(y) > unitsPerEm * 2);
      expect(far).toEqual([]);
    }
  });

  test("that is none is refused, and so is one that breaks off", () => {
    expect(() => readFont(Buffer.from("GIF89a"))).toThrow(/not in WOFF2/);
    expect(() => readFont(file("fraunces/files/fraunces-latin-wonk-normal").subarray(0, 4_000))).toThrow();
  });
});

test("capitals of one height stand on one line", () => {
  const heights = ["H", "E", "I", "T"].map((char) => {
    const ys = [...pathOf(char, "text", 100).d.matchAll(/[MLQ ](-?[\d.]+) (-?[\d.]+)/g)].map(([, , y]) =>
      Number(y),
    );
    return [Math.min(...ys), Math.max(...ys)];
  });
  expect(new Set(heights.map(String)).size).toBe(1);
  expect(heights[0]?.[1]).toBeCloseTo(0);
  expect(heights[0]?.[0]).toBeLessThan(-60);
});

test.each([
  ["Elevenses", "Elevenses"],
  ["Tŷ Coffi’r Grŵp", "Tŷ Coffi’r Grŵp"],
  ["e\u0301clair", "éclair"],
  ["Café ☕️ Club 🏳️‍🌈", "Café Club"],
  ["  two   spaces\n", "two spaces"],
  ["مجموعة", undefined],
  ["Cafe مجموعة", undefined],
  ["咖啡", undefined],
  ["☕", ""],
])("what can be drawn of %s", (text, wanted) => {
  expect(drawable(text)).toBe(wanted);
});

test("lines fit, are no more than asked for, and lose nothing while there is room", () => {
  const word = fc.string({ unit: fc.constantFrom(..."abcdefWMil.,’0"), minLength: 1, maxLength: 18 });
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 1, max: 4 }),
      fc.constantFrom("text", "display"),
      (given, most, face) => {
        const text = given.join(" ");
        const lines = linesOf(text, face, 30, 300, most);
        expect(lines.length).toBeLessThanOrEqual(most);
        for (const line of lines) expect(widthOf(line, face, 30)).toBeLessThanOrEqual(300);
        const said = lines.join(" ");
        if (!said.includes("…")) expect(said).toBe(text);
        else expect(lines.some((line) => line.endsWith("…"))).toBe(true);
      },
    ),
  );
});
