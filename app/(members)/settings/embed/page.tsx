import { EmbedChoice, EmbedSnippet } from "#components/meetups/embed-choice.tsx";
import { Page } from "#components/ui/page.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { env } from "#lib/env.ts";
import { currentGroup } from "#lib/http/current-group.ts";
import { pageMember } from "#lib/http/pages.ts";
import { words } from "#lib/i18n/words.ts";
import { embedHeight, embedPath, readEmbed } from "#lib/meetups/embed-rules.ts";
import { seriesList } from "#lib/meetups/series-queries.ts";

export async function generateMetadata() {
  return { title: words()("fixed.embed.title") };
}

type Query = Record<string, string | string[] | undefined>;

/** The frame for a member's own blog: chosen, seen, copied. */
export default async function EmbedPage({ searchParams }: { searchParams: Promise<Query> }) {
  const viewer = await pageMember("/settings/embed");
  const [site, series, query] = await Promise.all([currentGroup(), seriesList(viewer), searchParams]);
  const given = new URLSearchParams(
    Object.entries(query).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );
  const wish = readEmbed(given);
  const path = embedPath(wish);
  const t = words();
  return (
    <Page
      title={t("fixed.embed.title")}
      lede={t("fixed.embed.lede")}
      above={
        <TextLink href="/settings" back>
          {t("settings.back")}
        </TextLink>
      }
    >
      <EmbedChoice wish={wish} series={series} />
      <EmbedSnippet
        path={path}
        url={new URL(path, env().baseUrl).href}
        title={t("fixed.embed.frame", { group: site?.name ?? t("site.unnamed") })}
        height={embedHeight(wish.dates)}
      />
    </Page>
  );
}
