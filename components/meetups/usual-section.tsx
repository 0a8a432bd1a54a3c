import { ButtonLink } from "#components/ui/button.tsx";
import { Section } from "#components/ui/page.tsx";
import type { Weekday } from "#lib/calendar/rule-parts.ts";
import { words } from "#lib/i18n/words.ts";
import { dayName } from "#lib/meetups/pattern.ts";

/** On which days this member usually comes to a series, and the way to say so. */
export function UsualSection({ seriesId, days }: { seriesId: string; days: Weekday[] }) {
  const t = words();
  const each = days.map((day) => t("series.pattern.onWeekday", { weekday: dayName(day) }));
  return (
    <Section title={t("standing.title")} id="usual">
      <p className="max-w-prose">
        {days.length > 0
          ? t("standing.yours", { days: new Intl.ListFormat("en-GB", { type: "conjunction" }).format(each) })
          : t("standing.none")}
      </p>
      <p className="mt-3">
        <ButtonLink href={`/series/${seriesId}/usual`} size="small">
          {t("standing.link.say")}
        </ButtonLink>
      </p>
    </Section>
  );
}
