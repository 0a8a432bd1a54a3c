import { Shell } from "#components/layout/shell.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { Page } from "#components/ui/page.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { devOnly } from "#lib/http/dev-only.ts";
import { frame } from "#lib/http/frame.ts";
import { inPage } from "#lib/http/pages.ts";
import { words } from "#lib/i18n/words.ts";
import { openQuickSignIn } from "#lib/members/quick-sign-in.ts";
import { signInQuickly } from "./actions.ts";

export async function generateMetadata() {
  devOnly();
  return { title: words()("signIn.title"), robots: { index: false } };
}

export default async function QuickSignInPage({ params }: { params: Promise<{ token: string }> }) {
  devOnly();
  const { token } = await params;
  const { name } = await inPage(openQuickSignIn(token));
  const t = words();
  return (
    <Shell {...(await frame(null))}>
      <Page title={t("signIn.quick.title", { name })} lede={t("signIn.quick.lede")}>
        <ActionForm action={signInQuickly}>
          <input type="hidden" name="token" value={token} />
          <div>
            <SubmitButton
              label={t("signIn.quick.button", { name })}
              pendingLabel={t("signIn.entering")}
              variant="primary"
            />
          </div>
        </ActionForm>
      </Page>
    </Shell>
  );
}
