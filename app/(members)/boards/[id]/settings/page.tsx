import { WaysFields } from "#components/boards/ways-fields.tsx";
import { LiveStill } from "#components/layout/live.tsx";
import { ActionForm, FormChoices } from "#components/ui/action-form.tsx";
import { Page, Section } from "#components/ui/page.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { boardSettings } from "#lib/boards/people-queries.ts";
import { keepings } from "#lib/boards/ways.ts";
import { inPage, pageMember } from "#lib/http/pages.ts";
import { words } from "#lib/i18n/words.ts";
import { changeABoard, makeAKeeper } from "../members/actions.ts";

export const metadata = { title: words()("boards.neutralTitle"), robots: { index: false, follow: false } };

export default async function BoardSettingsPage({ params }: { params: Promise<{ id: string }> }) {
  const t = words();
  const { id } = await params;
  const viewer = await pageMember(`/boards/${id}/settings`);
  const { members, keeping, ...board } = await inPage(boardSettings(viewer, id));
  return (
    <Page
      title={t("boardsPeople.settings.title")}
      lede={t("boardsPeople.settings.lede")}
      above={
        <TextLink href={`/boards/${id}/members`} back>
          {t("boards.members.title")}
        </TextLink>
      }
      aside={
        <Section title={t("boardsPeople.settings.keepersTitle")} id="keepers">
          <div className="grid gap-4">
            <p className="text-soft">
              {t(members.length > 0 ? "boardsPeople.settings.keepersText" : "boardsPeople.settings.nobody")}
            </p>
            <ActionForm action={makeAKeeper} inline>
              <input type="hidden" name="board" value={id} />
              <ul className="grid gap-2 empty:hidden">
                {members.map((member) => (
                  <li key={member.id}>
                    <SubmitButton
                      name="member"
                      value={member.id}
                      size="small"
                      label={t("boardsPeople.settings.make", { name: member.name })}
                      pendingLabel={t("boardsPeople.settings.saving")}
                    />
                  </li>
                ))}
              </ul>
            </ActionForm>
          </div>
        </Section>
      }
    >
      <ActionForm action={changeABoard} label={t("boardsPeople.settings.title")}>
        <LiveStill topic="boards" />
        <input type="hidden" name="board" value={id} />
        <WaysFields {...board} />
        <FormChoices
          name="keeping"
          legend={t("boardsPeople.settings.keeping")}
          hint={t("boardsPeople.settings.keepingHint")}
          choices={keepings.map((value) => ({
            value,
            label: t(`boardsPeople.settings.${value}`),
            checked: value === keeping,
          }))}
        />
        <div>
          <SubmitButton
            variant="primary"
            label={t("boardsPeople.settings.save")}
            pendingLabel={t("boardsPeople.settings.saving")}
          />
        </div>
      </ActionForm>
    </Page>
  );
}
