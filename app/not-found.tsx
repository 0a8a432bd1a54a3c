import { Shell } from "#components/layout/shell.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Page } from "#components/ui/page.tsx";
import { frame } from "#lib/http/frame.ts";
import { words } from "#lib/i18n/words.ts";

export const metadata = { title: words()("common.notFound.title"), robots: { index: false } };

export default async function NotFoundPage() {
  const t = words();
  return (
    <Shell {...(await frame(null))}>
      <Page title={t("common.notFound.title")} lede={t("common.notFound.text")}>
        <p>
          <ButtonLink href="/">{t("common.notFound.home")}</ButtonLink>
        </p>
      </Page>
    </Shell>
  );
}
