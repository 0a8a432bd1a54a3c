import { cache } from "react";
import { DateRows } from "#components/meetups/date-rows.tsx";
import { OpenQuestions } from "#components/meetups/open-questions.tsx";
import { ProposalsSection } from "#components/meetups/proposals-section.tsx";
import { RuleWords } from "#components/meetups/rule-words.tsx";
import { UsualSection } from "#components/meetups/usual-section.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Page, Section } from "#components/ui/page.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { isOrganiser, ownZone } from "#lib/access/viewer.ts";
import { inPage, pageMember } from "#lib/http/pages.ts";
import { words } from "#lib/i18n/words.ts";
import { proposalList } from "#lib/meetups/proposal-queries.ts";
import { seriesForMember } from "#lib/meetups/series-page-queries.ts";
import { usualPage } from "#lib/meetups/standing-queries.ts";
import { now } from "#lib/time.ts";
import { answerQuiet } from "./actions.ts";

type Props = { params: Promise<{ id: string }> };

const read = cache(async (id: string) => inPage(seriesForMember(await pageMember(`/series/${id}`), id)));

export async function generateMetadata({ params }: Props) {
  return { title: (await read((await params).id)).name };
}

/** One series for members, a section for each thing it has to say: a new one is a component here and no more. */
export default async function SeriesPage({ params }: Props) {
  const { id } = await params;
  const [viewer, series] = await Promise.all([pageMember(`/series/${id}`), read(id)]);
  const [proposals, usual] = await Promise.all([proposalList(viewer, id), usualPage(viewer, id)]);
  const t = words();
  return (
    <Page
      title={series.name}
      lede={series.note}
      above={
        <TextLink href="/" back>
          {t("votes.series.back")}
        </TextLink>
      }
      actions={
        isOrganiser(viewer) && (
          <ButtonLink href={`/organise/series/${id}`} size="small">
            {t("votes.series.change")}
          </ButtonLink>
        )
      }
      aside={
        <>
          <Section title={t("votes.series.how")} id="how">
            {series.rule && <RuleWords rule={series.rule} />}
            <p className="mt-2 text-sm text-soft">{t("votes.series.zone", { zone: series.zone })}</p>
          </Section>
          {series.toCome.length > 0 && (
            <Section title={t("votes.series.toCome")} id="to-come">
              {series.toCome.map((rule) => (
                <RuleWords key={rule.from} rule={rule} dated />
              ))}
            </Section>
          )}
          <UsualSection seriesId={id} days={usual.days} />
        </>
      }
    >
      <OpenQuestions votes={series.votes} asks={series.asks} now={now()} answerQuiet={answerQuiet} />
      <Section title={t("votes.series.dates")} id="dates">
        {series.dates.length > 0 ? (
          <DateRows meetups={series.dates} now={now()} own={ownZone(viewer)} />
        ) : (
          <p className="text-soft">{t("votes.series.none")}</p>
        )}
      </Section>
      <ProposalsSection list={proposals} />
    </Page>
  );
}
