import { redirect } from "next/navigation";
import { ActionForm, FormText } from "#components/ui/action-form.tsx";
import { Card } from "#components/ui/card.tsx";
import { EmailField } from "#components/ui/email-field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page, Section } from "#components/ui/page.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { currentViewer } from "#lib/access/viewer.ts";
import { ownPath } from "#lib/http/pages.ts";
import { pendingCookie } from "#lib/http/sign-in-cookies.ts";
import { words } from "#lib/i18n/words.ts";
import { formatCode, normaliseCode } from "#lib/members/code.ts";
import { CODE_MINUTES, readPending } from "#lib/members/pending.ts";
import { emailMeACode, enterCode } from "./actions.ts";

export async function generateMetadata() {
  return { title: words()("signIn.title"), robots: { index: false } };
}

type Query = { next?: string | string[]; code?: string | string[] };

export default async function SignInPage({ searchParams }: { searchParams: Promise<Query> }) {
  const query = await searchParams;
  const next = ownPath(query.next);
  if ((await currentViewer()).kind === "member") redirect(next);
  const t = words();
  const pending = readPending(await pendingCookie());
  const given = normaliseCode(String(query.code ?? ""));
  const code = given && formatCode(given);

  const ask = (
    <ActionForm action={emailMeACode}>
      <input type="hidden" name="next" value={next} />
      <EmailField
        label={t("signIn.email")}
        hint={pending ? undefined : t("signIn.emailHint")}
        defaultValue={pending?.email}
      />
      <div>
        <SubmitButton
          label={t("signIn.ask")}
          pendingLabel={t("signIn.asking")}
          variant={pending ? "plain" : "primary"}
        />
      </div>
    </ActionForm>
  );

  const enter = pending && (
    <>
      <Notice
        title={code ? undefined : t("signIn.asked.title")}
        text={
          code
            ? t("signIn.filledIn")
            : t("signIn.asked.text", { email: pending.email, minutes: CODE_MINUTES })
        }
      />
      <Card roomy>
        <ActionForm action={enterCode}>
          <input type="hidden" name="next" value={next} />
          <FormText
            name="code"
            label={t("signIn.code")}
            hint={t("signIn.codeHint")}
            defaultValue={code}
            autoComplete="one-time-code"
            inputMode="text"
            autoCapitalize="characters"
            autoCorrect="off"
            spellCheck={false}
            required
          />
          <div>
            <SubmitButton label={t("signIn.enter")} pendingLabel={t("signIn.entering")} variant="primary" />
          </div>
        </ActionForm>
      </Card>
    </>
  );

  return (
    <Page title={t("signIn.title")} lede={pending ? undefined : t("signIn.lede")}>
      <div className="grid max-w-prose gap-7">
        {enter}
        {!pending && query.code && (
          <Notice
            title={t("signIn.elsewhere.title")}
            text={t("signIn.elsewhere.text", { minutes: CODE_MINUTES })}
          />
        )}
        {pending ? (
          <Section title={t("signIn.nothingCame")} id="nothing-came">
            <div className="grid gap-5">
              <p className="text-soft">{t("signIn.nothingCameText")}</p>
              {ask}
            </div>
          </Section>
        ) : (
          <Card roomy>{ask}</Card>
        )}
        <p>
          {t("signIn.notYet")} <TextLink href="/join">{t("signIn.join")}</TextLink>
        </p>
      </div>
    </Page>
  );
}
