import type { Words } from "#lib/i18n/words.ts";
import { inZone } from "#lib/time.ts";
import { type ProposalState, type ProposalTerms, whyLapsed } from "./proposal-rules.ts";

/** What the sentence about a proposal's standing needs to know. */
export type ProposalStanding = {
  state: ProposalState;
  dueAt: Date;
  lapsesAt: Date;
  decidedAt: Date | null;
  /** The organiser who decided, for those who see names. */
  decidedBy: string | null;
  sayings: readonly { kind: "fine" | "objection" }[];
  terms: ProposalTerms;
  zone: string;
};

/** How a proposal stands, in a sentence or two: until when one may object, who decides, how it ended. */
export function howWords(standing: ProposalStanding, t: Words, locale = "en-GB"): string {
  const { state, dueAt, lapsesAt, terms, decidedBy } = standing;
  const day = (instant: Date) => inZone(instant, standing.zone, "EEEE d MMMM", locale);
  const decidedAt = standing.decidedAt ?? lapsesAt;
  const date = day(decidedAt);
  switch (state) {
    case "open":
      return t("proposals.how.open", { date: day(dueAt) });
    case "with_organisers":
      return t(`proposals.how.with_organisers.${whyAsked(standing)}`, { date: day(lapsesAt) });
    case "applied":
      return decidedBy
        ? t("proposals.how.appliedBy", { name: decidedBy, date })
        : t("proposals.how.applied", { date });
    case "declined":
      return decidedBy
        ? t("proposals.how.declinedBy", { name: decidedBy, date })
        : t("proposals.how.declined", { date });
    case "lapsed": {
      const why = whyLapsed({ dueAt, lapsesAt, decidedAt }, terms);
      return t(`proposals.how.lapsed.${why}`, { date });
    }
    case "withdrawn":
      return t("proposals.how.withdrawn", { date });
  }
}

function whyAsked({ sayings, terms }: ProposalStanding): "objected" | "needs-yes" | "stuck" {
  if (sayings.some(({ kind }) => kind === "objection")) return "objected";
  return terms.proposals === "needs_yes" ? "needs-yes" : "stuck";
}
