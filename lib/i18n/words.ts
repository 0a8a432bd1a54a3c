import { createTranslator } from "use-intl/core";
import { enGB } from "./en-GB/index.ts";

/** The languages the catalogue has. The first is the one others fall back to. */
export const locales = ["en-GB"] as const;
export type Locale = (typeof locales)[number];
export type Messages = typeof enGB;

/** Any key of the catalogue, as a path: "meetups.answer.going". */
export type WordKey = Path<Messages>;
type Path<Tree> = {
  [Name in keyof Tree & string]: Tree[Name] extends string ? Name : `${Name}.${Path<Tree[Name]>}`;
}[keyof Tree & string];

/**
 * Every word people read: `words()("meetups.answer.going")`. A key that the catalogue has not does not compile. What
 * a message's own arguments are is not in this type (the library's own does it, and then the compiler takes minutes):
 * lib/catalogue.test.ts holds messages and calls together.
 */
export type Words = (key: WordKey, values?: Record<string, string | number>) => string;

const catalogues: Record<Locale, Messages> = { "en-GB": enGB };
const translators = new Map<Locale, Words>();

/** The translator for a language; for one the catalogue has not, British English. */
export function words(locale: string = "en-GB"): Words {
  const known = locales.find((each) => each === locale) ?? "en-GB";
  let translator = translators.get(known);
  if (!translator) {
    const messages = catalogues[known];
    // The untyped form: see above.
    translator = createTranslator({
      locale: known,
      messages: messages as never,
      timeZone: "UTC",
    }) as unknown as Words;
    translators.set(known, translator);
  }
  return translator;
}
