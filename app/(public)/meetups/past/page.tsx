import { HistoryList } from "#components/meetups/history-list.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { Page } from "#components/ui/page.tsx";
import { Paging } from "#components/ui/paging.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { currentViewer } from "#lib/access/viewer.ts";
import { words } from "#lib/i18n/words.ts";
import { meetupList } from "#lib/meetups/queries.ts";
import { readBefore } from "#lib/meetups/window-rules.ts";
import { now } from "#lib/time.ts";

type Props = { searchParams: Promise<{ before?: string | string[] }> };

export const metadata = { title: words()("history.title") };

/** What was, by month: `?before=` an instant, to go further back. */
export default async function PastPage({ searchParams }: Props) {
  const { before } = await searchParams;
  const { dates, more } = await meetupList(await currentViewer(), {
    before: readBefore(before) ?? now(),
    count: 40,
  });
  const t = words();
  const last = dates.at(-1);
  return (
    <Page
      title={t("history.title")}
      lede={t("history.lede")}
      above={
        <TextLink href="/meetups" back>
          {t("meetups.coming")}
        </TextLink>
      }
    >
      {dates.length > 0 ? (
        <HistoryList meetups={dates} now={now()} />
      ) : (
        <Empty title={t("history.none")} text={t("history.noneText")} />
      )}
      {more && last && (
        <Paging
          label={t("history.title")}
          older={{
            href: `/meetups/past?before=${last.startsAt.toISOString()}`,
            text: t("common.older"),
          }}
        />
      )}
    </Page>
  );
}
