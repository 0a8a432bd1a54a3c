import { ChangePreview } from "#components/meetups/change-preview.tsx";
import { PauseForm } from "#components/meetups/pause-form.tsx";
import { Page } from "#components/ui/page.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { inPage, pageOrganiser } from "#lib/http/pages.ts";
import { words } from "#lib/i18n/words.ts";
import { readPause } from "#lib/meetups/read-change.ts";
import { seriesPage } from "#lib/meetups/series-queries.ts";
import { newFormKey } from "#lib/once.ts";
import { applyChange } from "../actions.ts";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const metadata = { title: words()("series.pause.title") };

/** No dates for a while, or no more at all: choose, preview, apply, as with any change. */
export default async function PausePage({ params, searchParams }: Props) {
  const { id } = await params;
  const viewer = await pageOrganiser(`/organise/series/${id}/pause`);
  const [series, sent] = await Promise.all([inPage(seriesPage(viewer, id)), searchParams]);
  const { values, errors, preview } = await inPage(readPause(viewer, series, sent));
  const t = words();
  return (
    <Page
      title={t("series.pause.title")}
      lede={t("series.pause.lede")}
      above={
        <TextLink href={`/organise/series/${id}`} back>
          {t("series.desk.back", { name: series.name })}
        </TextLink>
      }
    >
      <PauseForm values={values} errors={errors} earliest={series.today} />
      {preview && (
        <ChangePreview
          preview={preview}
          values={values}
          seriesId={id}
          formKey={newFormKey()}
          action={applyChange}
        />
      )}
    </Page>
  );
}
