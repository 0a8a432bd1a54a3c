import { BoardList } from "#components/boards/board-list.tsx";
import { ActionForm, FormArea, FormText } from "#components/ui/action-form.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page, Section } from "#components/ui/page.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { boardsOf } from "#lib/boards/queries.ts";
import { inPage, pageMember } from "#lib/http/pages.ts";
import { words } from "#lib/i18n/words.ts";
import { newFormKey } from "#lib/once.ts";
import { startABoard } from "./actions.ts";

export const metadata = { title: words()("boards.title"), robots: { index: false, follow: false } };

export default async function BoardsPage({ searchParams }: { searchParams: Promise<{ said?: string }> }) {
  const t = words();
  const viewer = await pageMember("/boards");
  const boards = await inPage(boardsOf(viewer));
  const { said } = await searchParams;
  return (
    <Page
      title={t("boards.title")}
      lede={t("boards.lede")}
      actions={boards.length > 0 && <ButtonLink href="/search">{t("search.link")}</ButtonLink>}
      aside={<StartForm />}
    >
      {said === "left" && <Notice tone="good" text={t("boards.left")} />}
      {boards.length === 0 ? (
        <Empty title={t("boards.list.empty")} text={t("boards.list.emptyText")} />
      ) : (
        <Section title={t("boards.list.title")} id="yours">
          <BoardList boards={boards} />
        </Section>
      )}
    </Page>
  );
}

function StartForm() {
  const t = words();
  return (
    <Section title={t("boards.start.title")} id="start">
      <ActionForm action={startABoard}>
        <input type="hidden" name="sent" value={newFormKey()} />
        <FormText name="name" label={t("boards.start.name")} required maxLength={80} autoComplete="off" />
        <FormArea
          name="about"
          label={t("boards.start.about")}
          hint={t("boards.start.aboutHint")}
          rows={2}
          maxLength={2000}
        />
        <div>
          <SubmitButton label={t("boards.start.button")} pendingLabel={t("boards.start.pending")} />
        </div>
      </ActionForm>
    </Section>
  );
}
