import { BoardList } from "#components/boards/board-list.tsx";
import { ListedDoors, WantedDoors } from "#components/boards/doors.tsx";
import { Fold } from "#components/boards/fold.tsx";
import { WaysFields } from "#components/boards/ways-fields.tsx";
import { ActionForm, FormKey } from "#components/ui/action-form.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page, Section } from "#components/ui/page.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { boardsPage } from "#lib/boards/people-queries.ts";
import { inPage, pageMember } from "#lib/http/pages.ts";
import { words } from "#lib/i18n/words.ts";
import { newFormKey } from "#lib/once.ts";
import { askAtBoard, comeInto, declineBoard } from "./[id]/members/actions.ts";
import { startABoard } from "./actions.ts";

export const metadata = { title: words()("boards.title"), robots: { index: false, follow: false } };

const sayings = {
  left: "boards.left",
  asked: "boardsPeople.door.asked",
  declined: "boardsPeople.door.declined",
} as const;
const refusals = { "rules-changed": "boardsPeople.door.rulesChanged" } as const;

export default async function BoardsPage({ searchParams }: { searchParams: Promise<{ said?: string }> }) {
  const t = words();
  const viewer = await pageMember("/boards");
  const { own, wanted, listed } = await inPage(boardsPage(viewer));
  const { said } = await searchParams;
  const saying = Object.entries(sayings).find(([name]) => name === said)?.[1];
  const refusal = Object.entries(refusals).find(([name]) => name === said)?.[1];
  return (
    <Page
      title={t("boards.title")}
      lede={t("boards.lede")}
      actions={own.length > 0 && <ButtonLink href="/search">{t("search.link")}</ButtonLink>}
      aside={<StartForm open={own.length === 0} />}
    >
      {saying && <Notice tone="good" text={t(saying)} />}
      {refusal && <Notice tone="bad" text={t(refusal)} />}
      {wanted.length > 0 && <WantedDoors doors={wanted} comeIn={comeInto} decline={declineBoard} />}
      {own.length > 0 && (
        <Section title={t("boards.list.title")} id="yours">
          <BoardList boards={own} />
        </Section>
      )}
      {own.length === 0 && wanted.length === 0 && (
        <Empty title={t("boards.list.empty")} text={t("boards.list.emptyText")} />
      )}
      {listed.length > 0 && (
        <ListedDoors doors={listed} comeIn={comeInto} ask={askAtBoard} decline={declineBoard} />
      )}
    </Page>
  );
}

/** Open where it is the first step. */
function StartForm({ open }: { open: boolean }) {
  const t = words();
  return (
    <Section title={t("boards.start.title")} id="start">
      <ActionForm action={startABoard}>
        <p className="text-soft">{t("boards.start.text")}</p>
        <FormKey value={newFormKey()} />
        <Fold
          summary={t("boards.start.open")}
          names={["name", "about", "kind", "rules", "yesNeeded"]}
          open={open}
          variant="plain"
        >
          <WaysFields />
          <div>
            <SubmitButton
              variant="primary"
              label={t("boards.start.button")}
              pendingLabel={t("boards.start.pending")}
            />
          </div>
        </Fold>
      </ActionForm>
    </Section>
  );
}
