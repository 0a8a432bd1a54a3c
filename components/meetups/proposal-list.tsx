import { Badge } from "#components/ui/badge.tsx";
import { Link } from "#components/ui/link.tsx";
import { type Words, words } from "#lib/i18n/words.ts";
import type { ProposalView } from "#lib/meetups/proposal-queries.ts";
import { howWords } from "#lib/meetups/proposal-words.ts";
import { wantedWords } from "#lib/meetups/wanted-words.ts";

const tones = {
  open: "on",
  with_organisers: "tea",
  applied: "on",
  declined: "plain",
  lapsed: "plain",
  withdrawn: "plain",
} as const;

/** How a proposal stands, as a word. */
export function ProposalState({ state }: { state: ProposalView["state"] }) {
  return <Badge tone={tones[state]} text={words()(`proposals.state.${state}`)} />;
}

/** Proposals, each as one large target. `named` says for which series, where that is not clear. */
export function ProposalList({ proposals, named = false }: { proposals: ProposalView[]; named?: boolean }) {
  const t = words();
  return (
    <ul className="grid gap-3">
      {proposals.map((proposal) => (
        <li
          key={proposal.id}
          className="relative grid gap-1 rounded-lg border border-line bg-card px-5 py-4 transition-colors hover:border-edge"
        >
          <p className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 text-sm text-soft">
            <span dir="auto" className="min-w-0 wrap-anywhere">
              {whoWords(proposal, t)}
              {named && ` · ${proposal.series.name}`}
            </span>
            <ProposalState state={proposal.state} />
          </p>
          <h3 dir="auto" className="text-lg">
            <Link
              href={`/proposals/${proposal.id}`}
              className="font-semibold wrap-anywhere no-underline after:absolute after:inset-0 after:rounded-lg hover:text-tea"
            >
              {whatWords(proposal, t)}
            </Link>
          </h3>
          <p className="max-w-prose text-soft">{howWords(proposal, t)}</p>
        </li>
      ))}
    </ul>
  );
}

/** "Theo proposes", "You propose". */
export function whoWords({ by, yours }: Pick<ProposalView, "by" | "yours">, t: Words): string {
  if (yours) return t("proposals.yours");
  return by ? t("proposals.of", { name: by }) : t("proposals.ofNobody");
}

/** The change in one sentence; of one that cannot be read any more, for which series it was. */
export function whatWords({ wanted, series }: Pick<ProposalView, "wanted" | "series">, t: Words): string {
  return wanted ? wantedWords(wanted, t) : t("proposals.forSeries", { series: series.name });
}
