import { BoardSearch } from "#components/boards/board-search.tsx";
import { HitList } from "#components/boards/hit-list.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page, Section } from "#components/ui/page.tsx";
import { Paging } from "#components/ui/paging.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { searchBoards } from "#lib/boards/search-queries.ts";
import { ASKED_MAX } from "#lib/boards/search-rules.ts";
import { inPage, pageMember } from "#lib/http/pages.ts";
import { words } from "#lib/i18n/words.ts";

// Without what was looked for: a title is in the history, the tab bar and many a screenshot.
export const metadata = { title: words()("search.title"), robots: { index: false, follow: false } };

type Asked = Partial<Record<"q" | "board" | "older", string | string[]>>;

/** What is found in the viewer's boards, or in one of them. A plain form, the same with scripts and without. */
export default async function SearchPage({ searchParams }: { searchParams: Promise<Asked> }) {
  const t = words();
  const viewer = await pageMember("/search");
  const asked = await searchParams;
  const [q = "", id = "", older] = [asked.q, asked.board, asked.older].map((each) => [each].flat()[0]);
  const { board, found, ...page } = await inPage(searchBoards(viewer, { q, board: id || undefined, older }));
  const address = (from?: string) =>
    `/search?${new URLSearchParams({ q, ...(board && { board: board.id }), ...(from && { older: from }) })}`;
  const nothing = found && found.titled.length + found.others.length === 0;
  return (
    <Page
      title={t("search.title")}
      lede={t(board ? "search.ledeOne" : "search.lede")}
      above={
        <TextLink href={board ? `/boards/${board.id}` : "/boards"} back>
          {board ? board.name : t("search.back")}
        </TextLink>
      }
    >
      <BoardSearch q={q.slice(0, ASKED_MAX)} maxLength={ASKED_MAX} board={board?.id} />
      {nothing && page.first && !page.unfinished && (
        <Empty title={t("search.none")} text={t("search.noneText")} />
      )}
      {found && found.titled.length > 0 && (
        <Section title={t("search.titled")} id="titled">
          <HitList hits={found.titled} />
        </Section>
      )}
      {found && found.others.length > 0 && (
        <Section title={t("search.others")} id="found">
          <HitList hits={found.others} />
        </Section>
      )}
      {page.unfinished && <Notice text={t("search.unfinished")} />}
      <div className="max-w-prose empty:hidden">
        <Paging
          label={t("search.paging")}
          newer={page.first ? undefined : { href: address(), text: t("search.newest") }}
          older={page.older ? { href: address(page.older), text: t("common.older") } : undefined}
        />
      </div>
    </Page>
  );
}
