import { createTranslator, IntlErrorCode } from "use-intl/core";
import { expect, test } from "vitest";
import { isTest, sources } from "./house/sources.ts";
import { enGB } from "./i18n/en-GB/index.ts";
import { locales } from "./i18n/words.ts";

/** Every message by its key, "meetups.answer.going". */
const messages = flat(enGB);

test("there is a catalogue", () => {
  expect(locales).toContain("en-GB");
  expect(messages.size).toBeGreaterThan(100);
});

test("every message can be read as ICU", () => {
  const unreadable: string[] = [];
  const say = createTranslator({
    locale: "en-GB",
    messages: enGB as Record<string, unknown>,
    timeZone: "UTC",
    onError: (error) => {
      // Values are missing here, which is another error.
      if (error.code !== IntlErrorCode.FORMATTING_ERROR) unreadable.push(error.message.split("\n")[0] ?? "");
    },
  });
  for (const key of messages.keys()) say(key as never, { " ": "" } as never);
  expect(unreadable).toEqual([]);
});

test("no message is empty, or has stray spaces", () => {
  const odd = [...messages].filter(([, text]) => text.trim() === "" || text !== text.trim());
  expect(odd.map(([key]) => key)).toEqual([]);
});

test("the system does not shout, and speaks of no RSVP and no event", () => {
  // "Rah!" may: it is what the button is called.
  const loud = [...messages].filter(([, text]) => /!(?!=)/.test(text.replaceAll("Rah!", "")));
  const words = [...messages].filter(([, text]) =>
    /\b(rsvp|events?|you missed|oops|please note)\b/i.test(text),
  );
  expect([...loud, ...words].map(([key]) => key)).toEqual([]);
});

test("every message is used", () => {
  const code = sources(["app", "components", "lib", "prisma", "bin"])
    .filter((source) => !isTest(source) && !source.path.startsWith("lib/i18n/en-GB/"))
    .map((source) => source.code)
    .join("\n");
  const plain = new Set([...code.matchAll(/["'`]([a-z][\w-]*(?:\.[\w-]+)+)["'`]/gi)].map(([, key]) => key));
  // `meetups.state.${state}` uses all keys of that shape.
  const shapes = [...code.matchAll(/`([a-z]\w*\.[\w.-]*\$\{[^`]*)`/gi)].map(([, text = ""]) => shape(text));
  const unused = [...messages.keys()].filter(
    (key) => !plain.has(key) && !shapes.some((each) => each.test(key)),
  );
  expect(unused).toEqual([]);
});

test("every message is given what it asks for", () => {
  const wanting: string[] = [];
  let call = "";
  const say = createTranslator({
    locale: "en-GB",
    messages: enGB as Record<string, unknown>,
    timeZone: "UTC",
    onError: (error) => wanting.push(`${call}: ${error.message.split("\n")[0]}`),
  });
  for (const { path, code } of sources(["app", "components", "lib"])) {
    // t("key") or t("key", { … }); what is spread into the braces cannot be seen from here.
    for (const [, key = "", , given = ""] of code.matchAll(/\bt\(\s*"([\w.-]+)"\s*(\)|,\s*\{([^{}]*)\})/g)) {
      if (!messages.has(key) || given.includes("...")) continue;
      const names = [...given.matchAll(/(?:^|[,\s])(\w+)\s*(?=[:,]|$)/g)].map(([, name = ""]) => name);
      call = `${path}: ${key}`;
      say(key as never, Object.fromEntries(names.map((name) => [name, 1])) as never);
    }
  }
  expect(wanting).toEqual([]);
});

function shape(template: string): RegExp {
  const parts = template.split(/\$\{[^}]*\}/).map((part) => part.replace(/[.*+?^$()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join("[\\w.-]+")}$`);
}

function flat(tree: object, above = ""): Map<string, string> {
  const found = new Map<string, string>();
  for (const [name, value] of Object.entries(tree)) {
    const key = above ? `${above}.${name}` : name;
    if (typeof value === "string") found.set(key, value);
    else for (const [inner, text] of flat(value as object, key)) found.set(inner, text);
  }
  return found;
}
