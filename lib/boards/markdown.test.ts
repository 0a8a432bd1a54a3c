import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toHtml, toText } from "./markdown.ts";
import { strange } from "./testing-allowlist.ts";
import { falseLinks, payloads } from "./testing-payloads.ts";

const REL = ' rel="nofollow noopener noreferrer"';

describe("what it knows", () => {
  test.each([
    [
      "**bold** and *italic*, __so__ and _so_",
      "<strong>bold</strong> and <em>italic</em>, <strong>so</strong> and <em>so</em>",
    ],
    ["one\ntwo", "one<br>two"],
    ["`a < b` and ``a ` b``", "<code>a &lt; b</code> and <code>a ` b</code>"],
    ["\\*not\\* snake_case_name 2 * 3 * 4", "*not* snake_case_name 2 * 3 * 4"],
    [
      "[a page](https://a.example/b_c?d=1&e=2)",
      `<a href="https://a.example/b_c?d=1&amp;e=2"${REL}>a page</a>`,
    ],
    ["[write](mailto:mina@example.org)", `<a href="mailto:mina@example.org"${REL}>write</a>`],
    [
      "see https://a.example/b_c_d.",
      `see <a href="https://a.example/b_c_d"${REL} dir="ltr">https://a.example/b_c_d</a>.`,
    ],
    ["_https://a.example/_", `<em><a href="https://a.example/"${REL} dir="ltr">https://a.example/</a></em>`],
    [
      "**(https://a.example/)**",
      `<strong>(<a href="https://a.example/"${REL} dir="ltr">https://a.example/</a>)</strong>`,
    ],
    ["[https://a.example/](https://a.example/)", `<a href="https://a.example/"${REL}>https://a.example/</a>`],
    ["xhttps://a.example", "xhttps://a.example"],
    ["`https://a.example`", "<code>https://a.example</code>"],
    ["Tea & \"cake\" < 'scones'", "Tea &amp; &quot;cake&quot; &lt; &#39;scones&#39;"],
    ["&amp; &lt; &copy;", "&amp;amp; &amp;lt; &amp;copy;"],
  ])("%j in a line", (source, html) => {
    expect(toHtml(source)).toBe(`<p dir="auto">${html}</p>`);
  });

  test.each([
    ["one\n\ntwo", '<p dir="auto">one</p><p dir="auto">two</p>'],
    ["- a\n- b\n  1. c", '<ul dir="auto"><li>a</li><li>b<ol><li>c</li></ol></li></ul>'],
    ["3. a\n4. b", '<ol start="3" dir="auto"><li>a</li><li>b</li></ol>'],
    ["- a\n\n- b", '<ul dir="auto"><li><p>a</p></li><li><p>b</p></li></ul>'],
    ["> a\nb\n>\n> c", '<blockquote dir="auto"><p>a<br>b</p><p>c</p></blockquote>'],
    ["```js\n<b>\n```", '<pre dir="auto"><code>&lt;b&gt;\n</code></pre>'],
    ["", ""],
    [" \n\n ", ""],
  ])("%j in blocks", (source, html) => {
    expect(toHtml(source)).toBe(html);
  });

  test.each([
    "# Big",
    "Big\n===",
    "***",
    "| a | b |\n|---|---|",
    "    four spaces",
    "~~gone~~",
    "<b>bold</b>",
  ])("%j is words", (source) => {
    expect(toHtml(source)).toMatch(/^(<p dir="auto">[^<]*(<br>[^<]*)*<\/p>)+$/);
    expect(toText(source)).toBe(source.trim());
  });

  test("without marks it can be quoted and found", () => {
    const source =
      "**Argh**, [they](https://a.example) said:\n\n> no\n> no\n\n- one\n- two\n\n`x`\n\n```\ncode\n```";
    expect(toText(source)).toBe("Argh, they said:\n\nno\nno\n\none\ntwo\n\nx\n\ncode");
  });
});

describe("what it must never let through", () => {
  test(`of ${payloads.length} known payloads nothing comes out but harmless elements and text`, () => {
    expect(payloads.length).toBeGreaterThan(400);
    for (const each of payloads) {
      for (const source of [
        each,
        `> ${each}`,
        `- ${each}`,
        `*${each}*`,
        `x\n${each}\nx`,
        `[x${each}](https://a.example)`,
      ])
        expect(strange(toHtml(source)), source).toBeUndefined();
    }
  });

  test(`none of ${falseLinks.length} false links is one`, () => {
    for (const source of falseLinks) {
      const hrefs = [...toHtml(source).matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
      // What stands after a refused address may be one of its own, typed out; never to what was refused.
      for (const href of hrefs) expect(href, source).toMatch(/^https?:\/\/(?!user|good)[a-z.-]+\//);
      expect(toHtml(source), source).not.toMatch(/href="(?!https?:)/);
    }
  });

  test("whatever is typed", () => {
    const marks = fc.constantFrom(
      ..."*_`~[]()<>!#-+>|\\\n \t\"'&;:=/.@",
      ..."a1é\u202e\u200b\ud83d\ude00\u0000",
      ...[
        "\n\n",
        "\n> ",
        "\n- ",
        "\n1. ",
        "\n```\n",
        "](",
        "https://a.example",
        "javascript:",
        "mailto:",
        "<script>",
        "&#106;",
      ],
      ...payloads.slice(0, 60),
    );
    const typed = fc.oneof(
      fc.array(marks, { maxLength: 60 }).map((all) => all.join("")),
      fc.string({ unit: "binary", maxLength: 300 }),
    );
    fc.assert(
      fc.property(typed, (source) => {
        expect(strange(toHtml(source))).toBeUndefined();
        expect(typeof toText(source)).toBe("string");
      }),
      { numRuns: 3_000 },
    );
  });

  test("the walker of these tests sees what is wrong", () => {
    for (const bad of [
      "<script>",
      "<p onclick=x></p>",
      '<p dir="auto" id="x"></p>',
      '<a href="javascript:alert(1)" rel="nofollow noopener noreferrer">x</a>',
      '<a href="https://a.example/">x</a>',
      "<p>a",
      "<p></ul>",
      "a < b",
      "a > b",
      "a & b",
      '<a href="https://a.example/"x" rel="nofollow noopener noreferrer">x</a>',
      "<ul>x</ul>",
      "<p><p></p></p>",
      '<a rel="nofollow noopener noreferrer"><a rel="nofollow noopener noreferrer"></a></a>',
    ])
      expect(strange(bad), bad).toBeDefined();
  });
});

describe("what would take long", () => {
  test.each([
    "*",
    "_",
    "`",
    "[",
    "]",
    ">",
    "!",
    "\\",
    "~",
    "- ",
    "1. ",
    "> ",
    "\n> ",
    "![",
    "[a](",
    "[a](<",
    "**a *b ",
    "_a **b_ ",
    "https://",
    "https://a@",
    "http://a.example/(",
    "```\n",
    "`[*_",
    " -\n  ",
    "\n- a\n  ",
    "<",
    "&",
    "](",
    "[]()",
    "\t",
    "a**b",
    "***a*",
    "[[x](https://a.example)",
    "\n\n> - ",
  ])("20,000 characters of %j", (unit) => {
    const begun = performance.now();
    for (const source of [
      unit.repeat(20_000),
      `${unit.repeat(9_999)}x${unit.repeat(9_999)}`,
      `x ${unit.repeat(9_000)}*`,
    ])
      expect(strange(toHtml(source))).toBeUndefined();
    expect(performance.now() - begun).toBeLessThan(5_000);
  });

  test("no more than 20,000 characters are read", () => {
    expect(toText("x".repeat(100_000))).toHaveLength(20_000);
    expect(toHtml(`${"x".repeat(19_999)}😀`)).toContain("\ufffd");
  });

  test("so deep a nest that only a machine makes it is shown as it was typed, and nothing of it is lost", () => {
    const deep = `${">".repeat(30)} a\n\n<b>`;
    expect(toHtml(deep)).toBe(`<p dir="auto">${"&gt;".repeat(30)} a</p><p dir="auto">&lt;b&gt;</p>`);
    expect(toText(deep)).toBe(deep);
    expect(toHtml(`${"*a ".repeat(500)}${"a* ".repeat(500)}`).match(/<em>/g)?.length).toBeLessThan(30);
  });
});
