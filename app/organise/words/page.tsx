import { notFound } from "next/navigation";
import { ActionForm, FormArea, FormText } from "#components/ui/action-form.tsx";
import { Page } from "#components/ui/page.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { inPage, pageOrganiser } from "#lib/http/pages.ts";
import { words } from "#lib/i18n/words.ts";
import { groupWords } from "#lib/site/queries.ts";
import { saveWords } from "./actions.ts";

export async function generateMetadata() {
  return { title: words()("desk.words.title") };
}

export default async function WordsPage() {
  const site = await inPage(groupWords(await pageOrganiser("/organise/words")));
  if (!site) notFound();
  const t = words();
  const above = (
    <TextLink href="/organise" back>
      {t("desk.title")}
    </TextLink>
  );
  return (
    <Page above={above} title={t("desk.words.title")} lede={t("desk.words.lede")}>
      <ActionForm action={saveWords}>
        <FormText
          name="name"
          label={t("desk.words.name")}
          defaultValue={site.name}
          maxLength={80}
          dir="auto"
          required
        />
        <FormArea
          name="welcome"
          label={t("desk.words.welcome")}
          hint={t("desk.words.welcomeHint")}
          defaultValue={site.welcome}
          maxLength={2000}
        />
        <div>
          <SubmitButton variant="primary" label={t("common.save")} pendingLabel={t("desk.words.saving")} />
        </div>
      </ActionForm>
    </Page>
  );
}
