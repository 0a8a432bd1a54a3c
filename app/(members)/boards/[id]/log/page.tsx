import { LogList } from "#components/boards/log-list.tsx";
import { LiveOnly } from "#components/layout/live.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { Page } from "#components/ui/page.tsx";
import { Paging } from "#components/ui/paging.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { boardLog } from "#lib/boards/log-queries.ts";
import { inPage, pageMember } from "#lib/http/pages.ts";
import { words } from "#lib/i18n/words.ts";

export const metadata = { title: words()("boards.neutralTitle"), robots: { index: false, follow: false } };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ older?: string }> };

export default async function BoardLogPage({ params, searchParams }: Props) {
  const t = words();
  const { id } = await params;
  const path = `/boards/${id}/log`;
  const viewer = await pageMember(path);
  const { older } = await searchParams;
  const log = await inPage(boardLog(viewer, id, older));
  return (
    <Page
      title={t("boardsPeople.log.title")}
      lede={t("boardsPeople.log.lede")}
      above={
        <TextLink href={`/boards/${id}`} back>
          {log.board.name}
        </TextLink>
      }
    >
      {log.entries.length === 0 && (
        <Empty title={t("boardsPeople.log.none")} text={t("boardsPeople.log.noneText")} />
      )}
      <LogList entries={log.entries} />
      <LiveOnly topic="boards" id={id} />
      <Paging
        label={t("boardsPeople.log.older")}
        newer={log.newest ? undefined : { href: path, text: t("boardsPeople.log.newest") }}
        older={
          log.older ? { href: `${path}?older=${log.older}`, text: t("boardsPeople.log.older") } : undefined
        }
      />
    </Page>
  );
}
