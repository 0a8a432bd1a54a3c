import { ActionForm, FormChoices } from "#components/ui/action-form.tsx";
import { Page } from "#components/ui/page.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { pageMember } from "#lib/http/pages.ts";
import { words } from "#lib/i18n/words.ts";
import { ownLetters } from "#lib/mail/stop-queries.ts";
import { chooseMyLetters } from "./actions.ts";

export async function generateMetadata() {
  return { title: words()("letterKinds.settings.title") };
}

/** Which letters one gets. */
export default async function LettersPage() {
  const letters = await ownLetters(await pageMember("/settings/letters"));
  const t = words();
  return (
    <Page
      title={t("letterKinds.settings.title")}
      lede={t("letterKinds.settings.lede")}
      above={
        <TextLink href="/settings" back>
          {t("settings.back")}
        </TextLink>
      }
    >
      <ActionForm action={chooseMyLetters}>
        <input type="hidden" name="offered" value={letters.map(({ kind }) => kind).join(",")} />
        <FormChoices
          name="letters"
          type="checkbox"
          legend={t("letterKinds.settings.legend")}
          choices={letters.map(({ kind, wanted }) => ({
            value: kind,
            label: t(`letterKinds.kind.${kind}`),
            hint: t(`letterKinds.about.${kind}`),
            checked: wanted,
          }))}
        />
        <p className="max-w-prose text-sm text-soft">{t("letterKinds.settings.always")}</p>
        <div>
          <SubmitButton
            label={t("letterKinds.settings.save")}
            pendingLabel={t("common.working")}
            variant="primary"
          />
        </div>
      </ActionForm>
    </Page>
  );
}
