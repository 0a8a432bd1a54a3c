import { ButtonLink } from "#components/ui/button.tsx";
import { Section } from "#components/ui/page.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { words } from "#lib/i18n/words.ts";
import type { proposalList } from "#lib/meetups/proposal-queries.ts";
import { ProposalList } from "./proposal-list.tsx";

/** What is proposed for one series, for its page (data: `proposalList(viewer, seriesId)`). */
export function ProposalsSection({ list }: { list: Awaited<ReturnType<typeof proposalList>> }) {
  const t = words();
  const [series] = list.series;
  if (!series && list.open.length === 0) return null;
  return (
    <Section
      title={t("proposals.title")}
      id="proposals"
      more={<TextLink href="/proposals">{t("proposals.page.all")}</TextLink>}
    >
      <div className="grid gap-4">
        {list.open.length > 0 ? (
          <ProposalList proposals={list.open} />
        ) : (
          <p className="max-w-prose text-soft">{t("proposals.none.text")}</p>
        )}
        {series && (
          <p>
            <ButtonLink href={`/series/${series.id}/propose`}>{t("proposals.propose.link")}</ButtonLink>
          </p>
        )}
      </div>
    </Section>
  );
}
