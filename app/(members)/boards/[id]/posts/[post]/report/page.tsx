import { ReportForm } from "#components/boards/report-form.tsx";
import { Words } from "#components/boards/words.tsx";
import { LiveStill } from "#components/layout/live.tsx";
import { Page } from "#components/ui/page.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { thingToReport } from "#lib/boards/keepers-queries.ts";
import { inPage, pageMember } from "#lib/http/pages.ts";
import { words } from "#lib/i18n/words.ts";
import { newFormKey } from "#lib/once.ts";
import { reportToKeepers } from "../../../members/actions.ts";

export const metadata = { title: words()("boards.neutralTitle"), robots: { index: false, follow: false } };

type Props = {
  params: Promise<{ id: string; post: string }>;
  searchParams: Promise<{ comment?: string | string[] }>;
};

export default async function ReportPage({ params, searchParams }: Props) {
  const t = words();
  const at = await params;
  const path = `/boards/${at.id}/posts/${at.post}`;
  const viewer = await pageMember(`${path}/report`);
  const { comment } = await searchParams;
  const thing = await inPage(thingToReport(viewer, { board: at.id, post: at.post, comment }));
  return (
    <Page
      title={t("boardsPeople.report.title")}
      above={
        <TextLink href={`${path}${thing.comment ? `#c-${thing.comment}` : ""}`} back>
          {t("boardsPeople.report.back")}
        </TextLink>
      }
    >
      <LiveStill topic="boards" />
      <div className="grid max-w-prose gap-6">
        <blockquote className="prose border-s-2 border-edge ps-4 wrap-anywhere">
          <Words text={thing.text} />
        </blockquote>
        <ReportForm
          board={at.id}
          post={at.post}
          comment={thing.comment}
          sent={newFormKey()}
          action={reportToKeepers}
        />
      </div>
    </Page>
  );
}
