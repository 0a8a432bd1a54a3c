import { describe, expect, test } from "vitest";
import { stripScripts } from "./strip-scripts.ts";

describe("scripts leave a visitors' page", () => {
  const cases: [string, string, string][] = [
    ["inline", "<p>a</p><script>alert(1)</script><p>b</p>", "<p>a</p><p>b</p>"],
    ["from a file", '<script src="/_next/a.js" async="" nonce="x"></script>ok', "ok"],
    ["in capitals, with odd ends", "<SCRIPT\n>x</ScRiPt  >ok", "ok"],
    ["with a > in an attribute of its own", '<script data-a="1>2">x</script>ok', "ok"],
    ["that holds the word script", '<script>self.push("<script")</script>ok', "ok"],
    ["never closed", "ok<script>x", "ok"],
    ["never even opened", "ok<script src=", "ok"],
    ["preloaded", '<link rel="preload" as="script" fetchPriority="low" href="/a.js"/>ok', "ok"],
    ["preloaded as modules", '<link href="/a.js" rel="modulepreload">ok', "ok"],
    ["many", "<script></script>".repeat(3), ""],
    ["behind letters whose lower case is longer", "İİİ<script>x</script>ok", "İİİok"],
  ];
  test.each(cases)("%s", (_, html, expected) => expect(stripScripts(html)).toBe(expected));
});

describe("everything else stays", () => {
  test.each([
    '<link rel="stylesheet" href="/a.css" data-precedence="next"/>',
    '<link rel="preload" as="font" href="/a.woff2" crossorigin=""/>',
    '<link rel="preload" as="style" href="/script.css"/>',
    "<style>p{}</style><scripted-element></scripted-element>",
    // What React makes of text and attributes that hold a tag.
    '<textarea>&lt;script&gt;alert(1)&lt;/script&gt;</textarea><input value="&lt;script&gt;"/>',
  ])("%s", (html) => expect(stripScripts(html)).toBe(html));
});

test("a page of a hundred thousand opened tags comes to its end: each is looked at once", () => {
  expect(stripScripts("<link ".repeat(100_000))).toBeTypeOf("string");
  expect(stripScripts("<script>a".repeat(100_000))).not.toContain("<script");
  expect(stripScripts("<link rel=x>".repeat(100_000))).toHaveLength(1_200_000);
});
