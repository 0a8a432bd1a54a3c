import { cache } from "react";
import { closing } from "#components/meetups/vote-card.tsx";
import { VoteDays } from "#components/meetups/vote-days.tsx";
import { AddDayForm, CloseVoteForms } from "#components/meetups/vote-forms.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page, Section } from "#components/ui/page.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { inPage, pageMember } from "#lib/http/pages.ts";
import { words } from "#lib/i18n/words.ts";
import { sayWhen } from "#lib/meetups/say-when.ts";
import { type VoteView, votePage } from "#lib/meetups/vote-queries.ts";
import { now } from "#lib/time.ts";
import { add, callOff, close, mark } from "./actions.ts";

type Props = { params: Promise<{ id: string }> };

const read = cache(async (id: string) => inPage(votePage(await pageMember(`/votes/${id}`), id)));

export async function generateMetadata({ params }: Props) {
  const { series } = await read((await params).id);
  return { title: words()("votes.card", { series: series.name }) };
}

/** A date vote: the days, who could on each, one tap to say so oneself. */
export default async function VotePage({ params }: Props) {
  const vote = await read((await params).id);
  const t = words();
  return (
    <Page
      title={t("votes.title")}
      lede={t("votes.lede", { series: vote.series.name, place: vote.place.name })}
      above={
        <TextLink href={`/series/${vote.series.id}`} back>
          <bdi>{vote.series.name}</bdi>
        </TextLink>
      }
      aside={
        (vote.open || vote.can.close) && (
          <>
            {vote.open && (
              <Section title={t("votes.add.title")} id="add">
                <p className="mb-4 max-w-prose text-soft">{t("votes.add.text")}</p>
                <AddDayForm vote={vote.id} usual={vote.usual} action={add} />
              </Section>
            )}
            {vote.can.close && (
              <Section title={t("votes.close.title")} id="close">
                <CloseVoteForms vote={vote.id} close={close} callOff={callOff} />
              </Section>
            )}
          </>
        )
      }
    >
      <Standing vote={vote} />
      <VoteDays vote={vote} now={now()} mark={mark} />
    </Page>
  );
}

/** Until when it is open, or what came of it. */
function Standing({ vote }: { vote: VoteView }) {
  const t = words();
  if (vote.open) return <p>{t("votes.closes", { closes: closing(vote, now()) })}</p>;
  if (!vote.closed) return <Notice text={t("votes.counting")} />;
  if (!vote.meetup) return <Notice text={t("votes.nothing")} />;
  const { date, time } = sayWhen(vote.meetup, now(), t);
  return (
    <Notice tone="good" text={t("votes.found", { date, time })}>
      <ButtonLink href={`/meetups/${vote.meetup.id}`} size="small">
        {t("votes.foundLink")}
      </ButtonLink>
    </Notice>
  );
}
