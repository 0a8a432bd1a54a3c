import { Card } from "#components/ui/card.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { words } from "#lib/i18n/words.ts";
import type { proposalsToHear } from "#lib/meetups/proposal-queries.ts";
import { wantedWords } from "#lib/meetups/wanted-words.ts";
import { inZone } from "#lib/time.ts";

type Note = Awaited<ReturnType<typeof proposalsToHear>>[number];

/** What is proposed, for the front page: "Theo proposes: Tuesdays, 10:30–11:30 … Takes effect on Friday 5 December …" */
export function ProposalNotes({ proposals, named }: { proposals: Note[]; named: boolean }) {
  const t = words();
  return proposals.map(({ id, by, series, wanted, state, dueAt, zone }) => {
    const values = { name: by, series, what: wantedWords(wanted, t) };
    const date = inZone(dueAt, zone, "EEEE d MMMM");
    return (
      <Card key={id} label={t("proposals.card.label")}>
        <p dir="auto" className="max-w-prose wrap-anywhere">
          <span className="font-semibold">
            {named ? t("proposals.card.proposesFor", values) : t("proposals.card.proposes", values)}
          </span>{" "}
          {state === "open" ? t("proposals.card.open", { date }) : t("proposals.card.with_organisers")}
        </p>
        <p>
          <TextLink href={`/proposals/${id}`}>{t("proposals.card.link")}</TextLink>
        </p>
      </Card>
    );
  });
}
