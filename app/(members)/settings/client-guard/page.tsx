import { GuardList } from "#components/boards/guard-list.tsx";
import { Page } from "#components/ui/page.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { pageMember } from "#lib/http/pages.ts";
import { words } from "#lib/i18n/words.ts";

export const metadata = { title: words()("boardsWriting.guard.title") };

/** A shell: what stands in the list is known to the browser alone. */
export default async function ClientGuardPage() {
  const viewer = await pageMember("/settings/client-guard");
  const t = words();
  return (
    <Page
      title={t("boardsWriting.guard.title")}
      lede={t("boardsWriting.guard.lede")}
      above={
        <TextLink href="/settings" back>
          {t("settings.back")}
        </TextLink>
      }
    >
      <p className="max-w-prose">{t("boardsWriting.guard.where")}</p>
      <GuardList
        member={viewer.id}
        texts={{
          noScript: t("boardsWriting.guard.noScript"),
          names: t("boardsWriting.guard.names"),
          namesHint: t("boardsWriting.guard.namesHint"),
          save: t("boardsWriting.guard.save"),
          saved: t("boardsWriting.guard.saved"),
          emptied: t("boardsWriting.guard.emptied"),
          notKept: t("boardsWriting.guard.notKept"),
          tooMany: t("boardsWriting.guard.tooMany"),
          exportList: t("boardsWriting.guard.exportList"),
          importList: t("boardsWriting.guard.importList"),
          imported: t("boardsWriting.guard.imported"),
          unreadable: t("boardsWriting.guard.unreadable"),
          fileName: t("boardsWriting.guard.fileName"),
        }}
      />
    </Page>
  );
}
