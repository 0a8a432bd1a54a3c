import { PeopleList } from "#components/people/person-row.tsx";
import { PeopleSearch } from "#components/people/search.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { Page } from "#components/ui/page.tsx";
import { Paging } from "#components/ui/paging.tsx";
import { pageMember } from "#lib/http/pages.ts";
import { words } from "#lib/i18n/words.ts";
import { directory } from "#lib/members/queries.ts";

export const metadata = { title: words()("people.title") };

type Asked = { q?: string | string[]; after?: string | string[] };

/** The directory: everyone by name, or those whom a search finds. */
export default async function PeoplePage({ searchParams }: { searchParams: Promise<Asked> }) {
  const asked = await searchParams;
  const q = [asked.q].flat()[0]?.trim().slice(0, 100) ?? "";
  const { people, count, more } = await directory(await pageMember("/people"), { q, after: asked.after });
  const t = words();
  const address = (after?: string) =>
    `/people?${new URLSearchParams({ ...(q && { q }), ...(after && { after }) })}`;
  return (
    <Page title={t("people.title")} lede={t("people.lede")}>
      <PeopleSearch q={q} found={t(q ? "people.found" : "people.count", { count })} />
      {people.length > 0 ? (
        <PeopleList
          people={people.map(({ craft, languages, organises, you, ...person }) => ({
            ...person,
            href: `/people/${person.id}`,
            line: craft,
            tags: languages,
            role: you ? t("people.you") : organises ? t("people.organiser") : undefined,
          }))}
        />
      ) : (
        <Empty title={t("people.none.title")} text={t("people.none.text")}>
          <ButtonLink href="/people">{t("people.searchAll")}</ButtonLink>
        </Empty>
      )}
      <Paging
        label={t("people.paging")}
        older={more ? { href: address(more), text: t("people.more") } : undefined}
        newer={asked.after ? { href: address(), text: t("people.start") } : undefined}
      />
    </Page>
  );
}
