import { ChangeForm } from "#components/meetups/change-form.tsx";
import { PlanPage } from "#components/meetups/plan-page.tsx";
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
  const read = await inPage(readChange(viewer, series, sent));
  return (
    <PlanPage what="change" series={series} read={read} formKey={newFormKey()} action={applyChange}>
      <ChangeForm values={read.values} errors={read.errors} earliest={series.today} />
    </PlanPage>
  );
}
