import fc from "fast-check";
import { expect, test } from "vitest";
import { toText } from "#lib/boards/markdown.ts";
import { marks, type Selected, withMark } from "./marks.ts";

/** A text with what is selected between bars. */
function selected(text: string): Selected {
  const [before = "", chosen = "", after = ""] = text.split("|");
  return { text: before + chosen + after, from: before.length, to: before.length + chosen.length };
}
const barred = ({ text, from, to }: Selected) =>
  `${text.slice(0, from)}|${text.slice(from, to)}|${text.slice(to)}`;

test.each([
  ["bold", "a |b| c", "a **|b|** c"],
  ["bold", "||", "**||**"],
  ["italic", "a |b|", "a *|b|*"],
  ["code", "a |b|", "a `|b|`"],
  ["code", "a\n|b\nc|", "a\n```\n|b\nc|\n```\n"],
  ["code", "a |b\nc|", "a \n```\n|b\nc|\n```\n"],
  ["link", "a |b| c", "a [b](https://||) c"],
  ["link", "a ||", "a [||](https://)"],
  ["list", "a\nb|b\nc|c", "a\n|- bb\n- c|c"],
  ["list", "||", "|- |"],
  ["quote", "|a\nb|", "|> a\n> b|"],
] as const)("%s: %j becomes %j", (mark, before, after) => {
  expect(barred(withMark(selected(before), mark))).toBe(after);
});

test("no word is lost", () => {
  const words = fc.stringMatching(/^[a-z \n]{0,30}$/);
  fc.assert(
    fc.property(words, words, words, fc.constantFrom(...marks), (before, chosen, after, mark) => {
      const to = before.length + chosen.length;
      const { text } = withMark({ text: before + chosen + after, from: before.length, to }, mark);
      const letters = (all: string) => all.replace(/https:|[^a-z]/g, "");
      expect(letters(text)).toBe(letters(before + chosen + after));
      expect(typeof toText(text)).toBe("string");
    }),
  );
});
