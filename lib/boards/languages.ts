/** Languages that are offered for what one writes, as BCP 47 has them. */
export const languageTags = [
  "en",
  "ar",
  "bg",
  "bn",
  "ca",
  "cs",
  "cy",
  "da",
  "de",
  "el",
  "es",
  "et",
  "eu",
  "fa",
  "fi",
  "fr",
  "ga",
  "gd",
  "gl",
  "gu",
  "he",
  "hi",
  "hr",
  "hu",
  "id",
  "ig",
  "is",
  "it",
  "ja",
  "ko",
  "lt",
  "lv",
  "ml",
  "mr",
  "ms",
  "mt",
  "nb",
  "ne",
  "nl",
  "pa",
  "pl",
  "pt",
  "ro",
  "ru",
  "sk",
  "sl",
  "so",
  "sq",
  "sr",
  "sv",
  "sw",
  "ta",
  "te",
  "th",
  "tl",
  "tr",
  "uk",
  "ur",
  "vi",
  "yo",
  "yi",
  "zh",
  "zu",
] as const;
export type LanguageTag = (typeof languageTags)[number];

const rightToLeft: readonly LanguageTag[] = ["ar", "fa", "he", "ur", "yi"];

/** Which way a language is written; undefined where that is for the text itself to say. */
export const directionOf = (tag: string) =>
  tag === "" ? undefined : rightToLeft.some((each) => each === tag) ? "rtl" : "ltr";

/**
 * The languages to choose from, each by its own name, the group's first.
 * @param locale the group's, such as "en-GB"
 */
export function languageChoices(locale: string): { tag: LanguageTag; name: string }[] {
  const group = locale.split("-")[0];
  const named = languageTags.map((tag) => ({ tag, name: ownName(tag) }));
  const others = named.filter(({ tag }) => tag !== group).sort((a, b) => a.name.localeCompare(b.name, "en"));
  return [...named.filter(({ tag }) => tag === group), ...others];
}

function ownName(tag: string): string {
  return new Intl.DisplayNames([tag], { type: "language" }).of(tag) ?? tag;
}
