import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fits, mentioned, readNames } from "./client-guard-rules.ts";

describe("a name is found", () => {
  test.each([
    ["Acme", "Acme did it again."],
    ["Acme", "it was ACME"],
    ["acme", "(Acme)"],
    ["Acme", "Acme's invoice"],
    ["Acme", "Acme’s invoice"],
    ["Acme", "two Acmes"],
    ["Acme", "the Acmes’ invoices"],
    ["agency", "all agencies"],
    ["Box", "boxes"],
    ["Acme", "**Acme** and _Acme_"],
    ["Acme", "https://acme.example/"],
    ["Acme", "acme-like"],
    ["Acme", "mail mina@acme.example"],
    ["Acme", "Ac\u00adme"],
    ["Acme", "Ac\u200bme"],
    ["Acme", "Ａｃｍｅ"],
    ["Müller", "Muller"],
    ["Muller", "MÜLLER"],
    ["Müller", "Mu\u0308ller"],
    ["Straße", "STRASSE"],
    ["Łódź Press", "łódź press"],
    ["Smith & Sons", "Smith & Sons’ index"],
    ["Smith & Sons", "Smith\nSons"],
    ["Coca-Cola", "coca cola"],
    ["O'Brien", "O’Brien"],
    ["İstanbul Yayın", "istanbul yayin".replace("yayin", "yayın")],
    ["يارا", "قالت يارا: لا"],
    ["アクメ", "アクメ社が"],
    ["3M", "3M again"],
  ])("%j in %j", (name, text) => {
    expect(mentioned([text], [name])).toEqual([name]);
  });
});

describe("a name is not found", () => {
  test.each([
    ["Acme", "Acmeology"],
    ["Acme", "placme"],
    ["Acme", ""],
    ["Acme", "A c m e"],
    ["Ann", "annual plans"],
    ["Smith & Sons", "Smith"],
    ["Smith & Sons", "Sons of Smith"],
    ["boxes", "box"],
    ["3M", "13M"],
    ["", "anything"],
    ["…", "anything… at all"],
  ])("%j in %j", (name, text) => {
    expect(mentioned([text], [name])).toEqual([]);
  });

  test("that begins in one field and ends in the next", () => {
    expect(mentioned(["Smith", "Sons"], ["Smith & Sons"])).toEqual([]);
  });
});

test("a list is read line by line, each name once", () => {
  expect(readNames(" Acme \r\nACME\n\n  Smith &\t Sons \n…\nMüller\nMuller")).toEqual([
    "Acme",
    "Smith & Sons",
    "Müller",
  ]);
  expect(readNames("")).toEqual([]);
});

test("a list has an end", () => {
  expect(fits(Array.from({ length: 500 }, (_, at) => `name ${at}`))).toBe(true);
  expect(fits(Array.from({ length: 501 }, (_, at) => `name ${at}`))).toBe(false);
  expect(fits(["x".repeat(101)])).toBe(false);
});

const word = fc.stringMatching(/^[a-zà-öA-ZÀ-Ö]{2,12}$/);

test("whatever the name: alone, amid words, capitalised, without accents, with a possessive and as a plural", () => {
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 3 }), word, word, (words, before, after) => {
      const name = words.join(" ");
      const plainly = name.normalize("NFD").replace(/[\u0300-\u036f]/g, "");
      for (const as of [
        name,
        name.toUpperCase(),
        plainly,
        `${name}’s`,
        `${name}'s`,
        `${name}s`,
        `“${name},”`,
      ])
        expect(mentioned([`${before} ${as} ${after}`], [name])).toEqual([name]);
      expect(readNames(name)).toEqual([name]);
    }),
  );
});

test("within a longer word it is another word", () => {
  fc.assert(
    fc.property(word, word, (name, rest) => {
      expect(mentioned([`xq${name}`, `${name}qx${rest}`], [name])).toEqual([]);
    }),
  );
});

test("nothing typed breaks it, and what is found is of the list", () => {
  const text = fc.string({ unit: "binary", maxLength: 200 });
  fc.assert(
    fc.property(fc.array(text, { maxLength: 4 }), text, (texts, list) => {
      const names = readNames(list);
      for (const found of mentioned(texts, names)) expect(names).toContain(found);
      expect(readNames(names.join("\n"))).toEqual(names);
    }),
  );
});

test("a full list and a full text take no time", () => {
  const names = Array.from({ length: 500 }, (_, at) => `name number ${at}`);
  const begun = performance.now();
  expect(mentioned(["name number ".repeat(1_600)], names)).toEqual([]);
  expect(performance.now() - begun).toBeLessThan(2_000);
});
