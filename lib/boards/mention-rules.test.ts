import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mentioned, toHtml } from "./markdown.ts";
import { mentionable, mentionsIn, OFFERED, offered } from "./mention-rules.ts";
import { strange } from "./testing-allowlist.ts";
import { payloads } from "./testing-payloads.ts";

const people = mentionable([
  { id: "ada", name: "Ada Lovelace" },
  { id: "ann", name: "Ann" },
  { id: "ann-marie", name: "Ann Marie Lee" },
  { id: "zoe", name: "Zoë O’Hara" },
  { id: "gwen", name: "Gwen Parry-Hughes" },
  { id: "yara", name: "يارا الحداد" },
  { id: "sam-a", name: "Sam Abel" },
  { id: "sam-b", name: "Sam Bold" },
  { id: "twin-1", name: "Twin Twin" },
  { id: "twin-2", name: "Twin Twin" },
  { id: "sigma", name: "ΟΔΥΣΣΕΥΣ" },
]);

test.each<[string, [string, string][]]>([
  ["@Ada Lovelace, look", [["@Ada Lovelace", "ada"]]],
  ["@ada lovelace!", [["@ada lovelace", "ada"]]],
  ["Ask @Ada.", [["@Ada", "ada"]]],
  ["@Ada’s idea", [["@Ada", "ada"]]],
  ["@Ada Byron", [["@Ada", "ada"]]],
  ["@Adam", []],
  ["ada@ada.example", []],
  ["Ada Lovelace", []],
  ["@ Ada", []],
  ["@@Ada", [["@Ada", "ada"]]],
  ["@Ann", [["@Ann", "ann"]]],
  ["@Ann Marie", [["@Ann", "ann"]]],
  ["@Ann Marie Lee", [["@Ann Marie Lee", "ann-marie"]]],
  ["@Ann-Marie", []],
  ["@zoe o’hara", [["@zoe o’hara", "zoe"]]],
  ["@ZOË", [["@ZOË", "zoe"]]],
  ["@Zoe\u0308 O’Hara", [["@Zoe\u0308 O’Hara", "zoe"]]],
  ["@Gwen Parry-Hughes", [["@Gwen Parry-Hughes", "gwen"]]],
  ["مرحبا @يارا الحداد", [["@يارا الحداد", "yara"]]],
  ["@Sam", []],
  [
    "@Sam Abel and @Sam Bold",
    [
      ["@Sam Abel", "sam-a"],
      ["@Sam Bold", "sam-b"],
    ],
  ],
  ["@Twin Twin", []],
  ["@Twin", []],
  ["@Οδυσσευς", [["@Οδυσσευς", "sigma"]]],
  ["@Nobody Here", []],
  [
    "@Ada @Ann@Ada",
    [
      ["@Ada", "ada"],
      ["@Ann", "ann"],
    ],
  ],
])("%s", (text, expected) => {
  const found = mentionsIn(text, people).map(({ from, to, id }) => [text.slice(from, to), id]);
  expect(found).toEqual(expected);
});

describe("in what somebody wrote", () => {
  const to = (name: string, id: string) => `<a href="/people/${id}">@${name}</a>`;

  test.each([
    [
      "Dear @Ada, *dear @Ann*",
      `<p dir="auto">Dear ${to("Ada", "ada")}, <em>dear ${to("Ann", "ann")}</em></p>`,
    ],
    ["`@Ada`", '<p dir="auto"><code>@Ada</code></p>'],
    ["```\n@Ada\n```", '<pre dir="auto"><code>@Ada\n</code></pre>'],
    ["@Nobody <b>", '<p dir="auto">@Nobody &lt;b&gt;</p>'],
  ])("%s", (text, html) => expect(toHtml(text, people)).toBe(html));

  test("the words of a link are the link's", () => {
    expect(toHtml("[@Ada](https://a.example)", people)).not.toContain("/people/");
    expect(toHtml("https://a.example/@Ada", people)).not.toContain("/people/");
    expect(mentioned("[@Ada](https://a.example) `@Ann`", people)).toEqual([]);
  });

  test("who is not in the board and who does not exist look the same", () => {
    expect(toHtml("@Otto Outsider", people)).toBe(
      toHtml("@Zzzz Zzzzzzzz", people).replace("Zzzz Zzzzzzzz", "Otto Outsider"),
    );
    expect(mentioned("@Otto Outsider", people)).toEqual([]);
  });

  test("everybody is told once", () => {
    expect(mentioned("@Ada and @Ann, and again @Ada Lovelace", people)).toEqual(["ada", "ann"]);
  });

  test("a text of nothing but mentions is read in no time", () => {
    const began = performance.now();
    for (const text of ["@".repeat(20_000), "@Ann ".repeat(4_000), `@${"a".repeat(19_000)}`])
      toHtml(text, people);
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});

const letters = fc.string({
  unit: fc.constantFrom("a", "é", "ß", "Σ", "İ", " ", "@", "-", "’", "*", "ي"),
  minLength: 1,
});

test("whatever is written and whoever is there: what is found is somebody's, stands where it says, and once", () => {
  fc.assert(
    fc.property(fc.array(letters, { maxLength: 5 }), letters, (names, text) => {
      const all = names.map((name, at) => ({ id: String(at), name }));
      let before = 0;
      for (const { from, to, id } of mentionsIn(text, mentionable(all))) {
        expect(text[from]).toBe("@");
        expect(from).toBeGreaterThanOrEqual(before);
        expect(to).toBeGreaterThan(from + 1);
        const named = all.find((each) => each.id === id);
        expect(named).toBeDefined();
        before = to;
      }
    }),
  );
});

test("whoever is mentioned by the whole of a name that nobody shares is found", () => {
  const name = fc.stringMatching(/^[A-Z][a-zé]{1,8} [A-Z][a-z]{1,8}$/);
  fc.assert(
    fc.property(
      fc.uniqueArray(name, {
        minLength: 1,
        maxLength: 6,
        selector: (each) => each.toLowerCase().normalize("NFD").replace(/\p{M}/gu, ""),
      }),
      (names) => {
        const all = names.map((each, at) => ({ id: String(at), name: each }));
        const text = all.map((each) => `@${each.name.toUpperCase()}`).join(", ");
        expect(mentionsIn(text, mentionable(all)).map(({ id }) => id)).toEqual(all.map(({ id }) => id));
      },
    ),
  );
});

test("no payload gets anywhere by a mention, nor by what somebody is called", () => {
  const odd = mentionable([
    { id: "0a0a0a0a-1111-4222-8333-444455556666", name: "<img src=x onerror=alert(1)>" },
    { id: "b7b4f3a0-1111-4222-8333-444455556666", name: '" onclick="alert(1)' },
  ]);
  for (const payload of payloads)
    for (const text of [`@${payload}`, `${payload} @<img src=x onerror=alert(1)> @" onclick="alert(1)`])
      expect(strange(toHtml(text, odd)), text).toBeUndefined();
});

describe("who is offered while somebody types", () => {
  const board = ["Ada Lovelace", "Adam Smith", "Zoë Adair", "Ben Bold", "Mary-Ann Lee"].map((name) => ({
    id: name,
    name,
  }));
  test.each<[string, string[]]>([
    ["@ad", ["Ada Lovelace", "Adam Smith", "Zoë Adair"]],
    ["Dear @ZOE", ["Zoë Adair"]],
    ["@ada lo", ["Ada Lovelace"]],
    ["@a", []],
    ["mail@ad", []],
    ["@ad\n", []],
    ["@bold", ["Ben Bold"]],
    ["@ann", []],
    ["@ben @ad", ["Ada Lovelace", "Adam Smith", "Zoë Adair"]],
    ["@ben, hello", []],
  ])("%s", (text, names) => {
    const found = offered(text, board);
    expect(found?.people.map(({ name }) => name) ?? []).toEqual(names);
    if (found) expect(text.slice(found.from)).toMatch(/^@[^@]*$/);
  });

  test("never more than there is room for", () => {
    const many = Array.from({ length: 50 }, (_, at) => ({ id: String(at), name: `Ada ${at}` }));
    expect(offered("@ada", many)?.people).toHaveLength(OFFERED);
  });
});
