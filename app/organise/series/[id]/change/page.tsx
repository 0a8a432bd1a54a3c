import { ChangeForm } from "#components/meetups/change-form.tsx";
import { ChangePreview } from "#components/meetups/change-preview.tsx";
import { Page } from "#components/ui/page.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { inPage, pageOrganiser } from "#lib/http/pages.ts";
import { words } from "#lib/i18n/words.ts";
import { readChange } from "#lib/meetups/read-change.ts";
import { seriesPage } from "#lib/meetups/series-queries.ts";
import { newFormKey } from "#lib/once.ts";
import { applyChange } from "../actions.ts";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const metadata = { title: words()("series.change.title") };

/** Choose, preview, apply. The preview has an address of its own, so that back, reload and sharing work. */
export default async function ChangePage({ params, searchParams }: Props) {
  const { id } = await params;
  const viewer = await pageOrganiser(`/organise/series/${id}/change`);
  const [series, sent] = await Promise.all([inPage(seriesPage(viewer, id)), searchParams]);
  const { values, errors, preview } = await inPage(readChange(viewer, series, sent));
  const t = words();
  return (
    <Page
      title={t("series.change.title")}
      lede={t("series.change.lede")}
      above={
        <TextLink href={`/organise/series/${id}`} back>
          {t("series.desk.back", { name: series.name })}
        </TextLink>
      }
    >
      <ChangeForm values={values} errors={errors} earliest={series.today} />
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
