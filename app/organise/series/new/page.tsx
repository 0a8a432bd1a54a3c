import { NewSeries } from "#components/meetups/new-series.tsx";
import { NewSeriesForm } from "#components/meetups/new-series-form.tsx";
import { Page } from "#components/ui/page.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { currentGroup } from "#lib/http/current-group.ts";
import { pageOrganiser } from "#lib/http/pages.ts";
import { words } from "#lib/i18n/words.ts";
import { readNewSeries } from "#lib/meetups/read-new-series.ts";
import { newFormKey } from "#lib/once.ts";
import { beginSeries } from "./actions.ts";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export const metadata = { title: words()("series.begin.title") };

/** Another series: choose, look at its first dates, start it. */
export default async function NewSeriesPage({ searchParams }: Props) {
  await pageOrganiser("/organise/series/new");
  const [group, sent] = await Promise.all([currentGroup(), searchParams]);
  const { values, errors, preview, today } = readNewSeries(sent, group?.zone ?? "UTC");
  const t = words();
  return (
    <Page
      title={t("series.begin.title")}
      lede={t("series.begin.lede")}
      above={
        <TextLink href="/organise" back>
          {t("common.nav.organise")}
        </TextLink>
      }
    >
      <NewSeriesForm values={values} errors={errors} earliest={today} />
      {preview && <NewSeries preview={preview} values={values} formKey={newFormKey()} action={beginSeries} />}
    </Page>
  );
}
