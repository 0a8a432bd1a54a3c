import { ActionForm, FormArea, FormText } from "#components/ui/action-form.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { EmailField } from "#components/ui/email-field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { currentViewer } from "#lib/access/viewer.ts";
import { words } from "#lib/i18n/words.ts";
import { ask } from "./actions.ts";

export async function generateMetadata() {
  return { title: words()("join.title") };
}

/** Visitors see this page from the door's cache, so its form has no key of its own: the address is the key. */
export default async function JoinPage() {
  const t = words();
  const viewer = await currentViewer();
  return (
    <Page title={t("join.title")} lede={t("join.lede")}>
      {viewer.kind === "member" ? <Notice text={t("join.member")} /> : <JoinForm />}
    </Page>
  );
}

function JoinForm() {
  const t = words();
  return (
    <ActionForm
      action={ask}
      instead={
        <div className="grid max-w-prose justify-items-start gap-5">
          <p>{t("join.doneMore")}</p>
          <ButtonLink href="/">{t("join.home")}</ButtonLink>
        </div>
      }
    >
      <FormText
        name="name"
        label={t("join.name")}
        hint={t("join.nameHint")}
        autoComplete="name"
        dir="auto"
        required
      />
      <EmailField label={t("join.email")} hint={t("join.emailHint")} />
      <FormArea name="words" label={t("join.words")} hint={t("join.wordsHint")} maxLength={2000} />
      <div>
        <SubmitButton variant="primary" label={t("join.button")} pendingLabel={t("join.sending")} />
      </div>
    </ActionForm>
  );
}
