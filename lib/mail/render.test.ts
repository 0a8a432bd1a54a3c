import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { dark, light } from "./colours.ts";
import type { Block, Letter } from "./letter.ts";
import { renderHtml, renderText } from "./render.ts";

const sender = {
  group: "Kings Heath",
  baseUrl: new URL("https://elevenses.example.org"),
  locale: "en-GB",
  stopLabel: "Stop letters like this",
};
const letter = (...blocks: Block[]): Letter => ({ to: "ana@example.org", subject: "News", blocks });

test("a code stands alone on its line", () => {
  const text = renderText(
    letter({ kind: "paragraph", text: "Here:" }, { kind: "code", text: "ABCD-2345" }),
    sender,
  );
  expect(text.split("\n")).toContain("ABCD-2345");
});

test("addresses are never wrapped, whatever their length", () => {
  const path = `/sign-in?code=${"A".repeat(200)}`;
  const text = renderText(letter({ kind: "button", label: "Sign in", path }), sender);
  expect(text.split("\n")).toContain(`https://elevenses.example.org${path}`);
});

test.each(["https://evil.example/", "//evil.example/", "javascript:alert(1)", "/\\evil.example/"])(
  "a letter does not lead to %s",
  (path) => {
    const made = letter({ kind: "button", label: "Sign in", path });
    expect(() => renderText(made, sender)).toThrow();
    expect(() => renderHtml(made, sender)).toThrow();
  },
);

test("what people wrote is text, in every kind of block", () => {
  const bad = `<script>alert("1")</script><img src=x onerror='x'>&lt;`;
  const html = renderHtml(
    {
      to: "a@example.org",
      subject: bad,
      blocks: [
        { kind: "paragraph", text: bad },
        { kind: "heading", text: bad },
        { kind: "code", text: bad },
        { kind: "button", label: bad, path: "/" },
        { kind: "list", items: [bad] },
        { kind: "quote", text: bad },
        { kind: "small", text: bad },
      ],
    },
    { ...sender, group: bad },
  );
  expect(html).not.toMatch(/<script|<img|onerror='/);
  expect(html.match(/&lt;script&gt;alert\(&quot;1&quot;\)/g)).toHaveLength(9);
});

test("a letter that can be stopped says where, in both parts; another says nothing of it", () => {
  const stop = "shouts-0123";
  const made = { ...letter({ kind: "paragraph", text: "Hello" }), stop };
  const address = `https://elevenses.example.org/letters/stop/${stop}`;
  expect(renderText(made, sender).split("\n")).toContain(address);
  expect(renderHtml(made, sender)).toContain(`href="${address}"`);
  expect(renderText(letter(), sender) + renderHtml(letter(), sender)).not.toContain("Stop letters");
});

test("nothing is fetched from anywhere", () => {
  const html = renderHtml(letter({ kind: "paragraph", text: "Hello" }), sender);
  expect(html).not.toMatch(/<img|<link|url\(|@import|src=/);
});

test("texts are wrapped, and no word is lost or made", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 400 }), (said) => {
      const text = renderText(letter({ kind: "paragraph", text: said }), sender).split("\n\n-- \n")[0] ?? "";
      const words = (of: string) => of.split(/\s+/).filter(Boolean);
      expect(words(text)).toEqual(words(said));
      for (const line of text.split("\n")) expect(line.length <= 72 || !line.trim().includes(" ")).toBe(true);
    }),
  );
});

test("the colours are the site's tokens", () => {
  const tokens = readFileSync(new URL("../../app/tokens.css", import.meta.url), "utf8");
  const block = (from: string) => tokens.slice(tokens.indexOf(from)).split("}")[0] ?? "";
  for (const [colours, css] of [
    [light, block(":root {")],
    [dark, block(':root[data-theme="dark"] {')],
  ] as const)
    for (const [name, value] of Object.entries(colours)) expect(css).toContain(`--${name}: ${value};`);
});
