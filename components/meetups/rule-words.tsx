import { words } from "#lib/i18n/words.ts";
import { patternWords } from "#lib/meetups/pattern.ts";
import { sayDate } from "#lib/meetups/say-when.ts";
import type { RuleView } from "#lib/meetups/series-queries.ts";

/** How often, when and where, as a sentence: "Mondays and Fridays, 11:00–12:00 at Costa". */
export function RuleWords({ rule, dated = false }: { rule: RuleView; dated?: boolean }) {
  const t = words();
  const often = rule.pattern ? patternWords(rule.pattern, t) : rule.rrule;
  const pattern = often.charAt(0).toLocaleUpperCase("en-GB") + often.slice(1);
  return (
    <p className="max-w-prose text-lg">
      {t("series.desk.pattern", { pattern, start: rule.start, end: rule.end })}
      <span className="block text-base text-soft">
        {t("series.desk.at", {
          place: rule.place.address ? `${rule.place.name}, ${rule.place.address}` : rule.place.name,
        })}
        {dated && `, ${t("series.desk.from", { date: sayDate(rule.from) })}`}
      </span>
    </p>
  );
}
