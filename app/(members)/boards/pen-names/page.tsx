import { LiveStill } from "#components/layout/live.tsx";
import { Page, Section } from "#components/ui/page.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { pageMember } from "#lib/http/pages.ts";
import { words } from "#lib/i18n/words.ts";

export const metadata = {
  title: words()("boardPosts.penPage.title"),
  robots: { index: false, follow: false },
};

const parts = {
  hides: ["name", "kept", "thread", "time", "reading", "yours", "counts"],
  cannot: ["key", "memory", "bell", "network", "disk"],
  others: ["timing", "style", "few", "presence"],
} as const;

export default async function PenNamesPage() {
  const t = words();
  await pageMember("/boards/pen-names");
  return (
    <Page
      title={t("boardPosts.penPage.title")}
      lede={t("boardPosts.penPage.lede")}
      above={
        <TextLink href="/boards" back>
          {t("boards.back")}
        </TextLink>
      }
    >
      <LiveStill topic="boards" />
      {(Object.keys(parts) as (keyof typeof parts)[]).map((part) => (
        <Section key={part} title={t(`boardPosts.penPage.${part}`)} id={part}>
          <ul className="grid max-w-prose list-disc gap-3 ps-5">
            {parts[part].map((each) => (
              <li key={each}>
                {t(`boardPosts.penPage.${part}List.${each}` as "boardPosts.penPage.hidesList.name")}
              </li>
            ))}
          </ul>
        </Section>
      ))}
      <p className="max-w-prose">{t("boardPosts.penPage.law")}</p>
    </Page>
  );
}
