import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fold } from "#lib/members/fold.ts";
import { ASKED_MAX, excerpt, type Found, marked, phrasesOf, readAsked } from "./search-rules.ts";

describe("what somebody looks for", () => {
  test.each([
    ["late invoice", { phrases: [], words: ["late"], beginning: "invoice" }],
    ["late invoice ", { phrases: [], words: ["late"], beginning: "invoice" }],
    ['"late invoice"', { phrases: ["late invoice"], words: [], beginning: "" }],
    ['client "late invoice" pa', { phrases: ["late invoice"], words: ["client"], beginning: "pa" }],
    ['pa "late invoice"', { phrases: ["late invoice"], words: ["pa"], beginning: "" }],
    ["“late invoice”", { phrases: ["late invoice"], words: [], beginning: "" }],
    ['"late inv', { phrases: ["late inv"], words: [], beginning: "" }],
    ["a & !b | (c):*", { phrases: [], words: ["a", "!b"], beginning: "(c):*" }],
    ["fee!", { phrases: [], words: [], beginning: "fee!" }],
    ["fee —", { phrases: [], words: ["fee"], beginning: "" }],
  ])("%s", (text, asked) => expect(readAsked(text)).toEqual(asked));

  test.each([[""], ["   "], ['""'], ["!!! & | <->"], ["\u0000\ud800"], [undefined], [["a"]]])(
    "%j is nothing to look for",
    (text) => expect(readAsked(text)).toBeNull(),
  );

  test("ten thousand words are eight, of the first 200 characters", () => {
    const asked = readAsked(Array.from({ length: 10_000 }, (_, n) => `w${n}`).join(" "));
    expect(asked).toEqual({
      phrases: [],
      words: Array.from({ length: 8 }, (_, n) => `w${n}`),
      beginning: "",
    });
  });

  test("whatever is typed, there is no more of it than fits", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 260 }), (text) => {
        const asked = readAsked(text);
        if (!asked) return;
        const all = [...asked.phrases, ...asked.words, asked.beginning];
        expect(all.length).toBeLessThanOrEqual(9);
        expect(all.join("").length).toBeLessThanOrEqual(ASKED_MAX);
        expect(all.join("")).not.toMatch(/[\p{Cc}\p{Cs}]/u);
      }),
    );
  });
});

describe("what is marked", () => {
  const shown = (text: string, ...found: string[]) =>
    excerpt(text, {
      words: new Set(found.filter((each) => !each.includes(" "))),
      phrases: phrasesOf({ phrases: found.filter((each) => each.includes(" ")) }),
    })
      .map(({ text, found }) => (found ? `[${text}]` : text))
      .join("");

  test("words, whatever their accents and capitals, and no part of others", () => {
    expect(shown("Café, CAFÉ; the cafés of a cafe.", "cafe")).toBe("[Café], [CAFÉ]; the cafés of a [cafe].");
  });

  test("phrases where they stand whole, with what is between their words, and none of their words elsewhere", () => {
    expect(shown("Late: the Late-Fee, late. A late\nfee, a fee.", "late fee")).toBe(
      "Late: the [Late-Fee], late. A [late fee], a fee.",
    );
    expect(shown("one two three one", "one two", "two three", "one")).toBe("[one two three] [one]");
    expect(shown("Déjà vu, vu", "deja  vu!")).toBe("[Déjà vu], vu");
  });

  test("a long text is cut between words round the first that was found", () => {
    const far = `${"word ".repeat(200)}needle ${"thing ".repeat(200)}`;
    const text = shown(far, "needle");
    expect(text).toMatch(/^… (word )+\[needle\]( thing)+ …$/);
    expect(text.length).toBeLessThan(260);
    expect(shown(far)).toMatch(/^(word )+(word) …$/);
  });

  test("the pieces are the text, and each piece that is marked was found", () => {
    const word = fc.constantFrom("Café", "needle", "<mark>", "&lt;", "😀", "x", "ẞ", "\u0301", "  ", "\n");
    fc.assert(
      fc.property(fc.array(word, { maxLength: 120 }), (words) => {
        const text = words.join("");
        const found: Found = { words: new Set(["cafe", "needle"]), phrases: [] };
        const pieces = marked(text, found);
        expect(pieces.map((piece) => piece.text).join("")).toBe(text);
        for (const piece of pieces) if (piece.found) expect(found.words).toContain(fold(piece.text));
        for (const piece of excerpt(text, found)) expect(piece.text.isWellFormed()).toBe(true);
      }),
    );
  });
});
