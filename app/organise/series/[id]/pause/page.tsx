import { PauseForm } from "#components/meetups/pause-form.tsx";
import { PlanPage } from "#components/meetups/plan-page.tsx";
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
  const read = await inPage(readPause(viewer, series, sent));
  return (
    <PlanPage what="pause" series={series} read={read} formKey={newFormKey()} action={applyChange}>
      <PauseForm values={read.values} errors={read.errors} earliest={series.today} />
    </PlanPage>
  );
}
