import { redirect } from "next/navigation";
import { cache } from "react";
import { Shell } from "#components/layout/shell.tsx";
import { Answers } from "#components/meetups/answers.tsx";
import { DateRows } from "#components/meetups/date-rows.tsx";
import { HowWeMeet } from "#components/meetups/how-we-meet.tsx";
import { NextCard } from "#components/meetups/next-card.tsx";
import { OpenQuestions } from "#components/meetups/open-questions.tsx";
import { SayMore } from "#components/meetups/say-more.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { Section } from "#components/ui/page.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { currentViewer, isOrganiser } from "#lib/access/viewer.ts";
import { currentGroup } from "#lib/http/current-group.ts";
import { frame } from "#lib/http/frame.ts";
import { words } from "#lib/i18n/words.ts";
import { frontPage } from "#lib/meetups/queries.ts";
import { sayWhen } from "#lib/meetups/say-when.ts";
import { seriesList } from "#lib/meetups/series-queries.ts";
import { openQuestions } from "#lib/meetups/vote-queries.ts";
import { newFormKey } from "#lib/once.ts";
import { now } from "#lib/time.ts";
import { answerQuiet } from "../(members)/series/[id]/actions.ts";
import { answerMeetup, sayMore } from "./meetups/actions.ts";

/** Once for the title and the page. */
const load = cache(async () => frontPage(await currentViewer()));

export async function generateMetadata() {
  const { next } = await load();
  const t = words();
  return next ? { title: t("meetups.nextTitle", { when: sayWhen(next, now(), t).heading }) } : {};
}

/** The front page answers in one glance: when is the next one, where, who is coming. */
export default async function FrontPage() {
  const viewer = await currentViewer();
  const [site, { next, then }, series, questions] = await Promise.all([
    currentGroup(),
    load(),
    seriesList(viewer),
    openQuestions(viewer),
  ]);
  if (!site && isOrganiser(viewer)) redirect("/organise/set-up");
  const t = words();
  return (
    <Shell {...(await frame("meetups"))}>
      <div className="grid gap-9">
        {viewer.kind === "visitor" && site?.welcome && (
          <p dir="auto" className="max-w-prose text-lg text-soft">
            {site.welcome}
          </p>
        )}
        {next ? (
          <NextCard
            meetup={next}
            when={sayWhen(next, now(), t)}
            more={<SayMore meetup={next} action={sayMore} formKey={newFormKey()} />}
          >
            <Answers meetup={next} action={answerMeetup} formKey={newFormKey()} />
          </NextCard>
        ) : (
          <Empty title={t("meetups.none.title")} text={t("meetups.none.text")} />
        )}
        <OpenQuestions {...questions} now={now()} answerQuiet={answerQuiet} />
        <div className="grid gap-9 wide:grid-cols-[minmax(0,1.55fr)_minmax(0,1fr)] wide:items-start wide:gap-x-12">
          {then.length > 0 && (
            <Section
              title={t("meetups.after")}
              id="then"
              more={<TextLink href="/meetups">{t("meetups.allDates")}</TextLink>}
            >
              <DateRows meetups={then} now={now()} />
              {viewer.kind === "member" && (
                <p className="mt-5">
                  <ButtonLink href="/meetups/new" variant="quiet">
                    {t("oneDate.call.link")}
                  </ButtonLink>
                </p>
              )}
            </Section>
          )}
          {series.length > 0 && (
            <Section title={t("meetups.howWeMeet")} id="how">
              <HowWeMeet series={series} linked={viewer.kind === "member"} />
              {viewer.kind === "visitor" && <ForVisitors />}
            </Section>
          )}
        </div>
      </div>
    </Shell>
  );
}

function ForVisitors() {
  const t = words();
  return (
    <p className="mt-6 flex flex-wrap gap-3">
      <ButtonLink href="/first-visit">{t("common.nav.firstVisit")}</ButtonLink>
      <ButtonLink href="/join" variant="quiet">
        {t("meetups.firstVisit.joinButton")}
      </ButtonLink>
    </p>
  );
}
