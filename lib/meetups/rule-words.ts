import type { Words } from "#lib/i18n/words.ts";
import { patternWords } from "./pattern.ts";
import type { RuleView } from "./series-queries.ts";

/** How often and when, as a sentence begins: "Mondays and Fridays, 11:00–12:00". */
export function ruleWords(rule: RuleView, t: Words, locale = "en-GB"): string {
  const often = rule.pattern ? patternWords(rule.pattern, t, locale) : rule.rrule;
  const pattern = often.charAt(0).toLocaleUpperCase(locale) + often.slice(1);
  return t("series.desk.pattern", { pattern, start: rule.start, end: rule.end });
}
