import { redirect } from "next/navigation";
import { cache } from "react";
import { Shell } from "#components/layout/shell.tsx";
import { Answers } from "#components/meetups/answers.tsx";
import { DateRows } from "#components/meetups/date-rows.tsx";
import { HowWeMeet } from "#components/meetups/how-we-meet.tsx";
import { NextCard } from "#components/meetups/next-card.tsx";
import { OnTheDay } from "#components/meetups/on-the-day.tsx";
import { OpenQuestions } from "#components/meetups/open-questions.tsx";
import { ProposalNotes } from "#components/meetups/proposal-notes.tsx";
import { SayMore } from "#components/meetups/say-more.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { Section } from "#components/ui/page.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { currentViewer, isOrganiser, ownZone } from "#lib/access/viewer.ts";
import { currentGroup } from "#lib/http/current-group.ts";
import { frame } from "#lib/http/frame.ts";
import { shareTags } from "#lib/http/share-tags.ts";
import { words } from "#lib/i18n/words.ts";
import { onTheDay } from "#lib/meetups/on-the-day-queries.ts";
import { proposalsToHear } from "#lib/meetups/proposal-queries.ts";
import { frontPage } from "#lib/meetups/queries.ts";
import { sayOwnTime, sayWhen } from "#lib/meetups/say-when.ts";
import { seriesList } from "#lib/meetups/series-queries.ts";
import { nothingToShare, shareWords } from "#lib/meetups/share-words.ts";
import { openQuestions } from "#lib/meetups/vote-queries.ts";
import { newFormKey } from "#lib/once.ts";
import { now } from "#lib/time.ts";
import { answerQuiet } from "../(members)/series/[id]/actions.ts";
import { beHere, headDown } from "./meetups/[id]/actions.ts";
import { answerMeetup, sayMore } from "./meetups/actions.ts";

/** Once for the title and the page. */
const load = cache(async () => frontPage(await currentViewer()));

export async function generateMetadata() {
  const [{ next }, site] = await Promise.all([load(), currentGroup()]);
  const t = words();
  const group = site?.name ?? t("site.unnamed");
  const said = next ? shareWords(next, group, now(), t) : nothingToShare(group, t);
  return {
    ...(next && { title: t("meetups.nextTitle", { when: said.heading }) }),
    ...shareTags({ path: "/", ...said }),
  };
}

/** The front page answers in one glance: when is the next one, where, who is coming. */
export default async function FrontPage() {
  const viewer = await currentViewer();
  const [site, { next, then }, series, questions, proposals] = await Promise.all([
    currentGroup(),
    load(),
    seriesList(viewer),
    openQuestions(viewer),
    viewer.kind === "member" ? proposalsToHear(viewer) : [],
  ]);
  if (!site && isOrganiser(viewer)) redirect("/organise/set-up");
  const day = await onTheDay(viewer, next);
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
            own={sayOwnTime(next, ownZone(viewer), t)}
            day={<OnTheDay day={day} meetupId={next.id} shout={headDown} here={beHere} />}
            more={<SayMore meetup={next} action={sayMore} formKey={newFormKey()} />}
          >
            <Answers meetup={next} action={answerMeetup} formKey={newFormKey()} />
          </NextCard>
        ) : (
          <Empty title={t("meetups.none.title")} text={t("meetups.none.text")} />
        )}
        {/* What asks something stands before the further dates on a phone, and beside them where there is room. */}
        <div className={then.length > 0 ? twoColumns : "grid gap-9"}>
          <div className="grid min-w-0 gap-4 empty:hidden">
            <OpenQuestions {...questions} now={now()} answerQuiet={answerQuiet} />
            <ProposalNotes proposals={proposals} />
          </div>
          {then.length > 0 && (
            <Section
              title={t("meetups.after")}
              id="then"
              more={<TextLink href="/meetups">{t("meetups.allDates")}</TextLink>}
            >
              <DateRows meetups={then} now={now()} own={ownZone(viewer)} />
              {viewer.kind === "member" && (
                <p className="mt-5">
                  <ButtonLink href="/meetups/new">{t("oneDate.call.link")}</ButtonLink>
                </p>
              )}
            </Section>
          )}
          {series.length > 0 && (
            <Section title={t("meetups.howWeMeet")} id="how">
              <HowWeMeet series={series} linked={viewer.kind === "member"} />
              {viewer.kind === "visitor" ? <ForVisitors /> : <ForMembers />}
            </Section>
          )}
        </div>
      </div>
    </Shell>
  );
}

/** The dates at the left, over the height of all else; the rest one under the other at the right. */
const twoColumns =
  "grid gap-9 wide:grid-cols-[minmax(0,1.55fr)_minmax(0,1fr)] wide:grid-rows-[auto_1fr] wide:items-start wide:gap-x-12 wide:*:col-start-2 wide:[&>[aria-labelledby=then]]:col-start-1 wide:[&>[aria-labelledby=then]]:row-span-2 wide:[&>[aria-labelledby=then]]:row-start-1";

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

function ForMembers() {
  return (
    <p className="mt-5">
      <TextLink href="/proposals">{words()("proposals.wayIn")}</TextLink>
    </p>
  );
}
