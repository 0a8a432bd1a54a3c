import { AtTheDoor } from "#components/boards/at-the-door.tsx";
import { InBoard } from "#components/boards/in-board.tsx";
import { KeeperTools } from "#components/boards/keeper-tools.tsx";
import { LeaveForm } from "#components/boards/leave-form.tsx";
import { LetInList } from "#components/boards/let-in-list.tsx";
import { LettersForm } from "#components/boards/letters-form.tsx";
import { LiveOnly } from "#components/layout/live.tsx";
import { Places } from "#components/site/places.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page, Section } from "#components/ui/page.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { boardMembers } from "#lib/boards/people-queries.ts";
import { inPage, pageMember } from "#lib/http/pages.ts";
import { words } from "#lib/i18n/words.ts";
import { inviteSomebody, leaveBoard, letGo } from "../../actions.ts";
import { chooseLetters, muteMember, sayAtTheDoor } from "./actions.ts";

export const metadata = { title: words()("boards.neutralTitle"), robots: { index: false, follow: false } };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ find?: string | string[]; said?: string }>;
};

/** What a form said that went with its row. */
const sayings = {
  "let-go": "boards.members.removed",
  muted: "boardsPeople.member.mutedDone",
  unmuted: "boardsPeople.member.unmuted",
} as const;

export default async function BoardMembersPage({ params, searchParams }: Props) {
  const t = words();
  const { id } = await params;
  const viewer = await pageMember(`/boards/${id}/members`);
  const { find: asked, said } = await searchParams;
  const find = String(asked ?? "").trim();
  const saying = Object.entries(sayings).find(([name]) => name === said)?.[1];
  const board = await inPage(boardMembers(viewer, id, find));
  return (
    <Page
      title={t("boards.members.title")}
      lede={t("boards.members.lede", { count: board.members.length })}
      above={
        <TextLink href={`/boards/${id}`} back>
          {board.name}
        </TextLink>
      }
      aside={
        <>
          {board.can.invite && <LetInList board={id} find={find} {...board.others} action={inviteSomebody} />}
          <LettersForm board={id} letters={board.letters} action={chooseLetters} />
          <Section title={t("boards.members.leaveTitle")} id="leave">
            <LeaveForm board={id} ends={board.can.endsByLeaving} action={leaveBoard} />
          </Section>
        </>
      }
    >
      {saying && <Notice tone="good" text={t(saying)} />}
      <LiveOnly topic="boards" id={id} />
      {board.waiting.length > 0 && (
        <AtTheDoor board={id} waiting={board.waiting} needed={board.needed} sayYes={sayAtTheDoor} />
      )}
      <Section title={t("boards.members.list")} id="in-it">
        <ul className="grid gap-1">
          {board.members.map((member) => (
            <InBoard key={member.id} {...member}>
              {member.can.remove && <KeeperTools board={id} {...member} mute={muteMember} letGo={letGo} />}
            </InBoard>
          ))}
        </ul>
      </Section>
      <Section title={t("boardsPeople.more.title")} id="about-it">
        <Places
          places={[
            {
              href: `/boards/${id}/log`,
              name: t("boardsPeople.more.log"),
              line: t("boardsPeople.more.logLine"),
            },
            {
              href: `/boards/${id}/keepers`,
              name: t("boardsPeople.more.keepers"),
              line: t("boardsPeople.more.keepersLine"),
            },
            ...(board.can.keep
              ? [
                  {
                    href: `/boards/${id}/settings`,
                    name: t("boardsPeople.more.settings"),
                    line: t("boardsPeople.more.settingsLine"),
                  },
                ]
              : []),
          ]}
        />
      </Section>
    </Page>
  );
}
