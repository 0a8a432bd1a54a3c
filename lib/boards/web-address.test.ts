import fc from "fast-check";
import { expect, test } from "vitest";
import { safeAddress, webAddressAt } from "./web-address.ts";

/** The addresses in a text, each looked for where the last one ended. */
function found(text: string): string[] {
  const all: string[] = [];
  for (let at = 0; at < text.length; at++) {
    const address = webAddressAt(text, at);
    if (!address) continue;
    all.push(address);
    at += address.length - 1;
  }
  return all;
}

test.each([
  ["see https://example.org/a.", ["https://example.org/a"]],
  ["(https://example.org/a_(b)).", ["https://example.org/a_(b)"]],
  ["HTTP://example.org, and https://b.example?x=1&y=2!", ["HTTP://example.org", "https://b.example?x=1&y=2"]],
  ["https://münchen.example/straße", ["https://münchen.example/straße"]],
  ["„https://example.org/a”", ["https://example.org/a"]],
  ["[https://a.example/x](https://b.example/y)", ["https://a.example/x", "https://b.example/y"]],
  [`https://example.org/${"a".repeat(1_900)}`, [`https://example.org/${"a".repeat(1_900)}`]],
])("addresses in %j", (text, all) => {
  expect(found(text)).toEqual(all);
});

test.each([
  "javascript:alert(1)",
  "JaVaScRiPt:%0aalert(1)",
  "data:text/html,<script>alert(1)</script>",
  "ftp://example.org",
  "//example.org",
  "https://",
  "https:// example.org",
  "https://bank.example@evil.example/",
  "mailto:mina@example.org",
  `https://example.org/${"a".repeat(2_000)}`,
])("no address in %j", (text) => {
  expect(found(text)).toEqual([]);
});

test.each([
  ["https://example.org", "https://example.org/"],
  ["HTTPS://Example.ORG/a b".replace(" ", "%20"), "https://example.org/a%20b"],
  ["https://münchen.example/ß?ü", "https://xn--mnchen-3ya.example/%C3%9F?%C3%BC"],
  ["https://example.org/\"'<>", "https://example.org/%22'%3C%3E"],
  ["mailto:mina@example.org", "mailto:mina@example.org"],
  ["/boards", undefined],
  ["//example.org", undefined],
  ["https:example.org", undefined],
  ["https:\\\\example.org", undefined],
  ["javascript:alert(1)", undefined],
  [" javascript:alert(1)", undefined],
  ["\u0001javascript:alert(1)", undefined],
  ["java\nscript:alert(1)", undefined],
  ["https://a.example/\u202eb", undefined],
  ["vbscript:msgbox(1)", undefined],
  ["data:image/svg+xml,<svg onload=alert(1)>", undefined],
  ["blob:https://example.org/1", undefined],
  ["view-source:https://example.org", undefined],
  ["https://user@example.org", undefined],
  ["https://user:word@example.org", undefined],
])("a link to %j leads to %j", (typed, leads) => {
  expect(safeAddress(typed)).toBe(leads);
});

test("a link leads to a page or to somebody's letter box, whatever is typed", () => {
  const parts = fc.constantFrom(
    "https://",
    "javascript:",
    "mailto:",
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
  const typed = fc.oneof(
    fc.array(parts).map((all) => all.join("")),
    fc.string({ unit: "binary" }),
  );
  fc.assert(
    fc.property(typed, (text) => {
      const safe = safeAddress(text);
      if (safe) expect(new URL(safe).protocol).toMatch(/^(https?|mailto):$/);
      for (const each of found(text)) expect(safeAddress(each)).toMatch(/^https?:/);
    }),
    { numRuns: 500 },
  );
});
