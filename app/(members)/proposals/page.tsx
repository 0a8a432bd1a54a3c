import { ProposalList } from "#components/meetups/proposal-list.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { Page, Section } from "#components/ui/page.tsx";
import { pageMember } from "#lib/http/pages.ts";
import { words } from "#lib/i18n/words.ts";
import { proposalList } from "#lib/meetups/proposal-queries.ts";

export const metadata = { title: words()("proposals.title") };

/** Every proposal: those that are open, and how the last ones ended. */
export default async function ProposalsPage() {
  const { open, settled, series } = await proposalList(await pageMember("/proposals"));
  const t = words();
  const several = series.length > 1;
  return (
    <Page title={t("proposals.title")} lede={t("proposals.lede")}>
      {open.length > 0 ? (
        <ProposalList proposals={open} named />
      ) : (
        <Empty title={t("proposals.none.title")} text={t("proposals.none.text")} />
      )}
      <p className="flex flex-wrap gap-2 empty:hidden">
        {series.map(({ id, name }) => (
          <ButtonLink key={id} href={`/series/${id}/propose`}>
            {several ? t("proposals.propose.titleOf", { name }) : t("proposals.propose.link")}
          </ButtonLink>
        ))}
      </p>
      {settled.length > 0 && (
        <Section title={t("proposals.past")} id="past">
          <ProposalList proposals={settled} named />
        </Section>
      )}
    </Page>
  );
}
