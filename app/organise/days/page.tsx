import { HeatMap, rounded } from "#components/meetups/heat-map.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { Page } from "#components/ui/page.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { pageOrganiser } from "#lib/http/pages.ts";
import { type WordKey, words } from "#lib/i18n/words.ts";
import { heatPage } from "#lib/meetups/heat-queries.ts";
import { average, type HeatCell } from "#lib/meetups/heat-rules.ts";
import { dayName } from "#lib/meetups/pattern.ts";

export const metadata = { title: words()("history.heat.title") };

/** Which days and times people come: numbers alone, for whoever thinks of changing the pattern. */
export default async function DaysPage() {
  const heat = await heatPage(await pageOrganiser("/organise/days"));
  const t = words();
  return (
    <Page
      title={t("history.heat.title")}
      lede={t("history.heat.lede")}
      above={
        <TextLink href="/organise" back>
          {t("common.nav.organise")}
        </TextLink>
      }
    >
      {heat.most && heat.fewest ? (
        <>
          <p className="max-w-prose">
            {said("history.heat.most", heat.most)} {said("history.heat.quietest", heat.fewest)}
          </p>
          <HeatMap heat={heat} />
        </>
      ) : (
        <Empty title={t("history.heat.none")} text={t("history.heat.noneText")} />
      )}
    </Page>
  );
}

function said(key: WordKey, cell: HeatCell): string {
  const { day, from, to } = cell;
  return words()(key, { day: dayName(day), from, to, average: rounded(average(cell)) });
}
