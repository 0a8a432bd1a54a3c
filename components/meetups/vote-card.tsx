import { ButtonLink } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import { words } from "#lib/i18n/words.ts";
import { sayWhen } from "#lib/meetups/say-when.ts";
import type { VoteView } from "#lib/meetups/vote-queries.ts";
import { Cups } from "./cups.tsx";
import { DayBlock } from "./day-block.tsx";

/** An open date vote where members come by: the days with how many could until one has said so oneself, and the way there. */
export function VoteCard({ vote, now }: { vote: VoteView; now: Date }) {
  const t = words();
  const marked = vote.candidates.some(({ yours }) => yours !== null);
  const closes = closing(vote, now);
  const title = t("votes.card", { series: vote.series.name });
  return (
    <Card label={title}>
      <div className="grid gap-1">
        <h2 dir="auto" className="text-xl">
          {title}
        </h2>
        <p className="max-w-prose text-soft">
          {t("votes.cardText", { voters: vote.voters, closes })}
          {marked && ` ${t("votes.cardDone")}`}
        </p>
      </div>
      {!marked && <Days vote={vote} now={now} />}
      <div>
        <ButtonLink href={`/votes/${vote.id}`} variant={marked ? "plain" : "primary"}>
          {t(marked ? "votes.cardAgain" : "votes.cardButton")}
        </ButtonLink>
      </div>
    </Card>
  );
}

/** The days with how many could, for those who have said nothing yet. */
function Days({ vote, now }: { vote: VoteView; now: Date }) {
  const t = words();
  return (
    <ul aria-label={t("votes.days")} className="grid grid-cols-[repeat(auto-fill,minmax(5.4rem,1fr))] gap-2">
      {vote.candidates.map((candidate) => {
        const { day, date } = sayWhen(candidate, now, t);
        const [could, ifNeedBe] = [candidate.could.count, candidate.ifNeedBe.count];
        const tally = t("votes.tally", { could, ifNeedBe });
        return (
          <li
            key={candidate.id}
            className="grid content-start justify-items-center gap-1.5 rounded-md border-[1.5px] border-line px-2 py-2"
          >
            <span className="sr-only">{date}</span>
            <DayBlock day={day} />
            {could + ifNeedBe > 0 ? (
              <Cups going={could} might={ifNeedBe} label={tally} />
            ) : (
              <span className="sr-only">{tally}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** "Friday 12 December, 18:00", on the series' own clock. */
export function closing({ closesAt, zone }: VoteView, now: Date): string {
  const t = words();
  const { date, time } = sayWhen({ startsAt: closesAt, endsAt: closesAt, zone }, now, t);
  return t("votes.until", { date, time: time.slice(0, 5) });
}
