import type { Words } from "#lib/i18n/words.ts";
import { patternWords } from "./pattern.ts";
import { sayDate } from "./say-when.ts";
import type { WantedChange } from "./wanted-change.ts";

/** What a wanted change is, as one sentence without its full stop: "Tuesdays, 10:30–11:30, at Costa, from … on". */
export function wantedWords(wanted: WantedChange, t: Words, locale = "en-GB"): string {
  const from = sayDate(wanted.from, locale);
  if (wanted.what === "end") return t("proposals.wanted.end", { date: from });
  if (wanted.what === "pause") return t("proposals.wanted.pause", { from, to: sayDate(wanted.to, locale) });
  const often = patternWords(wanted.pattern, t, locale);
  return t("proposals.wanted.pattern", {
    pattern: often.charAt(0).toLocaleUpperCase(locale) + often.slice(1),
    start: wanted.start,
    end: wanted.end,
    place: wanted.place.name,
    date: from,
  });
}
