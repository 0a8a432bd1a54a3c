import fc from "fast-check";
import { expect, test } from "vitest";
import { codeFromBytes, formatCode, normaliseCode } from "./code.ts";

const code = fc.uint8Array({ minLength: 5, maxLength: 32 }).map(codeFromBytes);

test("a code is 40 bits in eight characters that cannot be mistaken for each other", () => {
  expect(codeFromBytes(Uint8Array.of(0, 0, 0, 0, 0))).toBe("00000000");
  expect(codeFromBytes(Uint8Array.of(255, 255, 255, 255, 255))).toBe("ZZZZZZZZ");
  expect(codeFromBytes(Uint8Array.of(0, 0, 0, 0, 33))).toBe("00000011");
  fc.assert(fc.property(code, (each) => /^[0-9A-HJKMNP-TV-Z]{8}$/.test(each)));
});

test("what is shown is understood when it is typed, however it is typed", () => {
  const typed: [string, string | undefined][] = [
    ["ABCD-EFGH", "ABCDEFGH"],
    ["abcd efgh", "ABCDEFGH"],
    [" a b c d – e f g h ", "ABCDEFGH"],
    ["oO0iIlL1", "00011111"],
    ["ＡＢＣＤ－ＥＦＧＨ", "ABCDEFGH"],
    ["\u200eABCD\u200b-EFGH\n", "ABCDEFGH"],
    ["ABCD-EFG", undefined],
    ["ABCD-EFGHJ", undefined],
    ["ABCD-EFGU", undefined],
    ["ABCD-EFG😀", undefined],
    ["", undefined],
  ];
  for (const [given, meant] of typed) expect(normaliseCode(given), given).toBe(meant);
  fc.assert(
    fc.property(code, (each) => {
      const shown = formatCode(each);
      expect(shown).toMatch(/^\w{4}-\w{4}$/);
      expect(normaliseCode(shown)).toBe(each);
      expect(normaliseCode(shown.toLowerCase().replaceAll("0", "o").replaceAll("1", "l"))).toBe(each);
    }),
  );
});

test("nothing that can be typed breaks it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
      const meant = normaliseCode(text);
      expect(meant === undefined || meant.length === 8).toBe(true);
    }),
  );
});
