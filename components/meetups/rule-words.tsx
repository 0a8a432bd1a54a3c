import { words } from "#lib/i18n/words.ts";
import { ruleWords } from "#lib/meetups/rule-words.ts";
import { sayDate } from "#lib/meetups/say-when.ts";
import type { RuleView } from "#lib/meetups/series-queries.ts";

/** How often, when and where: "Mondays and Fridays, 11:00–12:00", and under it the place; of a pause, until when. */
export function RuleWords({ rule, dated = false }: { rule: RuleView; dated?: boolean }) {
  const t = words();
  const { place } = rule;
  const from = t("series.desk.from", { date: sayDate(rule.from) });
  if (rule.kind === "pause") {
    return (
      <p className="max-w-prose">
        {dated && !rule.until ? t("series.desk.ends") : ruleWords(rule, t)}
        {dated && <span className="block text-soft">{from}</span>}
      </p>
    );
  }
  return (
    <p className="max-w-prose">
      {ruleWords(rule, t)}
      <span dir="auto" className="block text-soft">
        {t("series.desk.at", { place: place.address ? `${place.name}, ${place.address}` : place.name })}
        {dated && `, ${from}`}
      </span>
    </p>
  );
}
