import { ModerateForm } from "#components/boards/moderate-form.tsx";
import { ReportedCard } from "#components/boards/reported-card.tsx";
import { Writer } from "#components/boards/writer.tsx";
import { LiveOnly } from "#components/layout/live.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page, Section } from "#components/ui/page.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { keepersPage } from "#lib/boards/keepers-queries.ts";
import { moderations } from "#lib/boards/moderate.ts";
import { inPage, pageMember } from "#lib/http/pages.ts";
import { words } from "#lib/i18n/words.ts";
import { moderateThing } from "../members/actions.ts";

export const metadata = { title: words()("boards.neutralTitle"), robots: { index: false, follow: false } };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ said?: string }> };

export default async function KeepersPage({ params, searchParams }: Props) {
  const t = words();
  const { id } = await params;
  const viewer = await pageMember(`/boards/${id}/keepers`);
  const { board, keepers, reported, can } = await inPage(keepersPage(viewer, id));
  const { said } = await searchParams;
  const done = moderations.find((each) => each === said);
  return (
    <Page
      title={t("boardsPeople.keepers.title")}
      lede={t(can.keep ? "boardsPeople.keepers.lede" : "boardsPeople.keepers.ledeOwn")}
      above={
        <TextLink href={`/boards/${id}`} back>
          {board.name}
        </TextLink>
      }
      aside={
        <Section title={t("boardsPeople.keepers.who")} id="who">
          <ul className="grid gap-2">
            {keepers.map((keeper) => (
              <li key={keeper.id} className="font-semibold">
                <Writer {...keeper} />
              </li>
            ))}
          </ul>
        </Section>
      }
    >
      {done && <Notice tone="good" text={t(`boardsPeople.keepers.done.${done}`)} />}
      <LiveOnly topic="boards" id={id} />
      {reported.length === 0 && (
        <Empty
          title={t("boardsPeople.keepers.none")}
          text={t(can.keep ? "boardsPeople.keepers.noneText" : "boardsPeople.keepers.noneOwn")}
        />
      )}
      <ul className="grid gap-4 empty:hidden">
        {reported.map((thing) => (
          <li key={thing.comment ?? thing.post}>
            <ReportedCard board={id} {...thing}>
              {can.keep && (
                <ModerateForm
                  board={id}
                  post={thing.post}
                  comment={thing.comment}
                  hidden={thing.state === "hidden"}
                  action={moderateThing}
                />
              )}
            </ReportedCard>
          </li>
        ))}
      </ul>
    </Page>
  );
}
