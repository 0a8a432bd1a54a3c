import type { Words } from "#lib/i18n/words.ts";
import { patternWords } from "./pattern.ts";
import { sayDate } from "./say-when.ts";
import type { RuleView } from "./series-queries.ts";

/** How often and when, as a sentence begins: "Mondays and Fridays, 11:00–12:00"; "Paused until Tuesday 1 September". */
export function ruleWords(rule: RuleView, t: Words, locale = "en-GB"): string {
  if (rule.kind === "pause") {
    return rule.until
      ? t("series.desk.pausedUntil", { date: sayDate(rule.until, locale) })
      : t("series.desk.ended");
  }
  const often = patternWords(rule.pattern, t, locale);
  const pattern = often.charAt(0).toLocaleUpperCase(locale) + often.slice(1);
  return t("series.desk.pattern", { pattern, start: rule.start, end: rule.end });
}
