import { ActionForm, FormText } from "#components/ui/action-form.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmailField } from "#components/ui/email-field.tsx";
import { Page } from "#components/ui/page.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { inPage } from "#lib/http/pages.ts";
import { words } from "#lib/i18n/words.ts";
import { openOwnerLink } from "#lib/members/owner-link.ts";
import { takeOwnership } from "./actions.ts";

export async function generateMetadata({ params }: { params: Promise<{ token: string }> }) {
  await inPage(openOwnerLink((await params).token));
  return { title: words()("signIn.welcome.title"), robots: { index: false } };
}

export default async function WelcomePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  await inPage(openOwnerLink(token));
  const t = words();
  return (
    <Page title={t("signIn.welcome.title")} lede={t("signIn.welcome.lede")}>
      <div className="max-w-prose">
        <Card roomy>
          <ActionForm action={takeOwnership}>
            <input type="hidden" name="token" value={token} />
            <FormText
              name="name"
              label={t("signIn.welcome.name")}
              hint={t("signIn.welcome.nameHint")}
              autoComplete="name"
              maxLength={80}
              required
            />
            <EmailField label={t("signIn.email")} hint={t("signIn.welcome.emailHint")} />
            <div>
              <SubmitButton
                label={t("signIn.welcome.button")}
                pendingLabel={t("signIn.welcome.pending")}
                variant="primary"
              />
            </div>
          </ActionForm>
        </Card>
      </div>
    </Page>
  );
}
