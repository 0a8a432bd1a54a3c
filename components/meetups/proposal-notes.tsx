import { ButtonLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { words } from "#lib/i18n/words.ts";
import type { proposalsToHear } from "#lib/meetups/proposal-queries.ts";
import { wantedWords } from "#lib/meetups/wanted-words.ts";
import { inZone } from "#lib/time.ts";

type Note = Awaited<ReturnType<typeof proposalsToHear>>[number];

/** What is proposed, for the front page: "Theo proposes: Tuesdays, 10:30–11:30 … Takes effect on Friday 5 December …" */
export function ProposalNotes({ proposals }: { proposals: Note[] }) {
  const t = words();
  return proposals.map(({ id, by, series, wanted, state, dueAt, zone }) => {
    const title = t("proposals.card.title", { series });
    const said = t("proposals.card.proposes", { name: by, what: wantedWords(wanted, t) });
    const date = inZone(dueAt, zone, "EEEE d MMMM");
    return (
      <Card key={id} label={title}>
        <div className="grid gap-1">
          <h2 dir="auto" className="text-xl">
            {title}
          </h2>
          <p dir="auto" className="max-w-prose wrap-anywhere">
            {said}{" "}
            <span className="text-soft">
              {state === "open" ? t("proposals.card.open", { date }) : t("proposals.card.with_organisers")}
            </span>
          </p>
        </div>
        <div>
          <ButtonLink href={`/proposals/${id}`}>{t("proposals.card.link")}</ButtonLink>
        </div>
      </Card>
    );
  });
}
