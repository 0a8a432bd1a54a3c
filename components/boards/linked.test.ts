import fc from "fast-check";
import { expect, test } from "vitest";
import { linked } from "./linked.ts";

const hrefs = (text: string) => linked(text).flatMap(({ href }) => href ?? []);

test.each([
  ["see https://example.org/a.", ["https://example.org/a"]],
  ["(https://example.org/a_(b)).", ["https://example.org/a_(b)"]],
  ["HTTP://example.org, and https://b.example?x=1&y=2!", ["HTTP://example.org", "https://b.example?x=1&y=2"]],
  ["https://münchen.example/straße", ["https://münchen.example/straße"]],
  ["„https://example.org/a”", ["https://example.org/a"]],
])("addresses in %j", (text, found) => {
  expect(hrefs(text)).toEqual(found);
});

test.each([
  "javascript:alert(1)",
  "JaVaScRiPt://https://%0aalert(1)".replace("https://", ""),
  "data:text/html,<script>alert(1)</script>",
  "ftp://example.org",
  "//example.org",
  "https://",
  "https:// example.org",
  "https://bank.example@evil.example/",
  "xhttps://example.org",
  "mailto:mina@example.org",
])("no link in %j", (text) => {
  expect(hrefs(text)).toEqual([]);
});

test("a link is http or https, and no character of what was written is lost or added", () => {
  const parts = fc.constantFrom(
    "https://",
    "javascript:",
    "a.example",
    "(",
    ")",
    ".",
    '"',
    "\u202e",
    "\n",
    "@",
    " ",
    "é",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(parts).map((all) => all.join("")),
        fc.string({ unit: "binary" }),
      ),
      (text) => {
        const pieces = linked(text);
        expect(pieces.map((piece) => piece.text).join("")).toBe(text);
        for (const { href } of pieces) if (href) expect(new URL(href).protocol).toMatch(/^https?:$/);
      },
    ),
    { numRuns: 500 },
  );
});

test("a megabyte of brackets takes no time", () => {
  const start = performance.now();
  linked(`https://example.org/${")".repeat(1_000_000)}`);
  linked("https://".repeat(100_000));
  expect(performance.now() - start).toBeLessThan(1_000);
});
