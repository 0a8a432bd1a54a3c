import { InBoard } from "#components/boards/in-board.tsx";
import { LeaveForm } from "#components/boards/leave-form.tsx";
import { LetInList } from "#components/boards/let-in-list.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Page, Section } from "#components/ui/page.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { boardMembers } from "#lib/boards/queries.ts";
import { inPage, pageMember } from "#lib/http/pages.ts";
import { words } from "#lib/i18n/words.ts";
import { inviteSomebody, leaveBoard, letGo } from "../../actions.ts";

export const metadata = { title: words()("boards.neutralTitle"), robots: { index: false, follow: false } };

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ find?: string | string[] }> };

export default async function BoardMembersPage({ params, searchParams }: Props) {
  const t = words();
  const { id } = await params;
  const viewer = await pageMember(`/boards/${id}/members`);
  const find = String((await searchParams).find ?? "").trim();
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
          <LetInList board={id} find={find} {...board.others} action={inviteSomebody} />
          <Section title={t("boards.members.leaveTitle")} id="leave">
            <LeaveForm board={id} ends={board.can.endsByLeaving} action={leaveBoard} />
          </Section>
        </>
      }
    >
      <Section title={t("boards.members.list")} id="in-it">
        <ActionForm action={letGo} inline>
          <input type="hidden" name="board" value={id} />
          <ul className="grid gap-1">
            {board.members.map((member) => (
              <InBoard key={member.id} {...member} />
            ))}
          </ul>
        </ActionForm>
      </Section>
    </Page>
  );
}
