import fc from "fast-check";
import { expect, test } from "vitest";
import { fold, likeLiteral, searchWords } from "./fold.ts";
import { shownLinks, tidyLink } from "./links.ts";
import { PHOTO_BYTES } from "./picture-limits.ts";
import { profileSchema } from "./profile-schema.ts";

const filled = { name: "Mina Rask", craft: "Subtitler", languages: "Danish", about: "", links: "", zone: "" };
const parse = (fields: Record<string, unknown>) => profileSchema.safeParse({ ...filled, ...fields });
const wrong = (fields: Record<string, unknown>) =>
  parse(fields).error?.issues.map((issue) => `${String(issue.path[0])}: ${issue.message}`) ?? [];

test.each([
  ["Mina  ", "Mina"],
  ["  Ana-Maria da Silva e Sousa", "Ana-Maria da Silva e Sousa"],
  ["ليلى الحداد", "ليلى الحداد"],
  ["👩‍🍳", "👩‍🍳"],
  ["Zoe\u0308", "Zoë"],
  ["Bob\u202egpj.exe", "Bobgpj.exe"],
  ["two\r\nlines", "two lines"],
])("the name %j is kept as %j", (name, kept) => {
  expect(parse({ name }).data?.name).toBe(kept);
});

test.each([
  ["", "common.error.required"],
  [" \n\t ", "common.error.required"],
  ["\u200b\u200b", "common.error.required"],
  ["\u202e", "common.error.required"],
  ["\u3164", "common.error.required"],
  ["…", "common.error.required"],
  ["x".repeat(81), "common.error.tooLong"],
  ["nul\u0000l", "common.error.oddCharacters"],
  ["half \ud83d pair", "common.error.oddCharacters"],
  ["x".repeat(1_000_000), "common.error.tooLong"],
  [undefined, "common.error.required"],
  [["a", "b"], "common.error.required"],
  [{ not: "" }, "common.error.required"],
])("the name %j is refused", (name, message) => {
  expect(wrong({ name })).toEqual([`name: ${message}`]);
});

test.each([
  ["", []],
  ["Welsh, German", ["Welsh", "German"]],
  ["Welsh,, german , German;GERMAN\nWelsh", ["Welsh", "german"]],
  ["français, Francais", ["français"]],
  ["العربية، עברית", ["العربية", "עברית"]],
  ["中文、日本語", ["中文", "日本語"]],
  ["British   Sign Language", ["British Sign Language"]],
])("the languages %j are %j", (languages, list) => {
  expect(parse({ languages }).data?.languages).toEqual(list);
});

test.each([
  ["x".repeat(41), "languages: people.error.languageTooLong"],
  [Array.from({ length: 21 }, (_, i) => `l${i}`).join(","), "languages: people.error.tooManyLanguages"],
])("too much of a language, or too many, is refused", (languages, message) => {
  expect(wrong({ languages })).toEqual([message]);
});

test.each([
  ["https://example.org", "https://example.org/"],
  ["example.org/a?b=c#d", "https://example.org/a?b=c#d"],
  ["example.org:8080/", "https://example.org:8080/"],
  ["HTTP://EXAMPLE.org", "http://example.org/"],
  ["müller.example", "https://xn--mller-kva.example/"],
  ["javascript:alert(1)", undefined],
  ["JaVaScRiPt:alert(1)//example.org", undefined],
  ["javascript:1//example.org", undefined],
  ["java\tscript:alert(1)", undefined],
  ["data:text/html,x", undefined],
  ["mailto:a@example.org", undefined],
  ["file:///etc/passwd", undefined],
  ["//example.org", "https://example.org/"],
  ["https://me:secret@example.org", undefined],
  ["https://bank.example@evil.example", undefined],
  ["localhost:3000", undefined],
  ["https://", undefined],
  ["a link", undefined],
])("the link %j is %j", (typed, link) => {
  expect(tidyLink(typed)).toBe(link);
});

test("links: one a line, each once, eight at the most, the bad one said", () => {
  expect(parse({ links: "example.org\r\n\r\nhttps://example.org\n b.example " }).data?.links).toEqual([
    "https://example.org/",
    "https://b.example/",
  ]);
  expect(wrong({ links: "example.org\njavascript:alert(1)" })).toEqual(["links: people.error.link"]);
  expect(wrong({ links: Array.from({ length: 9 }, (_, i) => `l${i}.example`).join("\n") })).toEqual([
    "links: people.error.tooManyLinks",
  ]);
  expect(wrong({ links: `example.org/${"x".repeat(300)}` })).toEqual(["links: people.error.linkTooLong"]);
});

test("links are shown by their hosts, and what is no link is not shown", () => {
  expect(shownLinks(["https://www.xn--mller-kva.example/a", "javascript:alert(1)", "nonsense"])).toEqual([
    { href: "https://www.xn--mller-kva.example/a", host: "müller.example" },
  ]);
});

test.each([
  [undefined, []],
  ["", []],
  [new File([], ""), []],
  [new File(["x"], "a.png"), []],
  ["a text", ["photo: people.photoError.notAPicture"]],
  [[new File(["x"], "a"), new File(["y"], "b")], ["photo: people.photoError.notAPicture"]],
  [new File([new Uint8Array(PHOTO_BYTES + 1)], "big.jpg"), ["photo: people.photoError.tooBig"]],
])("a photo field with %o", (photo, messages) => {
  expect(wrong({ photo })).toEqual(messages);
});

test("whatever is typed, what comes out can be kept", () => {
  const text = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }), fc.webUrl());
  const fields = fc.record({
    name: text,
    craft: text,
    languages: fc.array(text).map((all) => all.join(",")),
    about: text,
    links: fc.array(text).map((all) => all.join("\n")),
  });
  fc.assert(
    fc.property(fields, (typed) => {
      const { data } = profileSchema.safeParse(typed);
      if (!data) return;
      expect(data.name).toMatch(/\S/u);
      expect(data.languages.length).toBeLessThanOrEqual(20);
      expect(new Set(data.languages.map(fold)).size).toBe(data.languages.length);
      for (const link of data.links) expect(link).toMatch(/^https?:\/\//);
      expect(JSON.stringify(data)).not.toMatch(/\\u0000|\\ud[89a-f]/);
    }),
  );
});

test.each([
  ["Élodie MÜLLER", ["elodie", "muller"]],
  ["a\u0000b %_\\", ["a", "b", "%_\\"]],
  [undefined, []],
  [["a", "b"], []],
  [{ contains: "" }, []],
  ["x ".repeat(1_000_000), ["x", "x", "x", "x", "x", "x"]],
])("a search for %j looks for words", (asked, looked) => {
  expect(searchWords(asked)).toEqual(looked);
});

test("LIKE's wildcards stand for themselves", () => {
  expect(likeLiteral("50%_\\")).toBe("50\\%\\_\\\\");
});

test.each([
  ["", null],
  [" Europe/Paris ", "Europe/Paris"],
])("the zone %j is kept as %j", (zone, kept) => {
  expect(parse({ zone }).data?.zone).toBe(kept);
});

test.each(["Paris", "Mars/Olympus", "Europe/London; drop", "+01:00"])("the zone %j is refused", (zone) => {
  expect(wrong({ zone })).toEqual(["zone: people.error.zone"]);
});
