import { cache } from "react";
import { LiveOnly } from "#components/layout/live.tsx";
import { Answers } from "#components/meetups/answers.tsx";
import { KeepDate } from "#components/meetups/keep-date.tsx";
import { NextCard } from "#components/meetups/next-card.tsx";
import { OnTheDay } from "#components/meetups/on-the-day.tsx";
import { Overlap } from "#components/meetups/overlap.tsx";
import { Remarks } from "#components/meetups/remarks.tsx";
import { SayMore } from "#components/meetups/say-more.tsx";
import { UsuallyHere } from "#components/meetups/usually-here.tsx";
import { currentViewer, ownZone } from "#lib/access/viewer.ts";
import { currentGroup } from "#lib/http/current-group.ts";
import { inPage } from "#lib/http/pages.ts";
import { shareTags } from "#lib/http/share-tags.ts";
import { words } from "#lib/i18n/words.ts";
import { onTheDay } from "#lib/meetups/on-the-day-queries.ts";
import { meetupPage } from "#lib/meetups/queries.ts";
import { remarksOf } from "#lib/meetups/remark-queries.ts";
import { sayOwnTime, sayWhen } from "#lib/meetups/say-when.ts";
import { shareWords } from "#lib/meetups/share-words.ts";
import { usuallyHere } from "#lib/meetups/standing-queries.ts";
import { newFormKey } from "#lib/once.ts";
import { now } from "#lib/time.ts";
import { answerMeetup, sayMore } from "../actions.ts";
import { beHere, deleteARemark, headDown, keepDate, sayARemark } from "./actions.ts";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ kept?: string | string[]; older?: string | string[]; said?: string | string[] }>;
};

/** Once for the title and the page. */
const load = cache(async (id: string) => inPage(meetupPage(await currentViewer(), id)));

export async function generateMetadata({ params }: Pick<Props, "params">) {
  const [meetup, site] = await Promise.all([load((await params).id), currentGroup()]);
  const t = words();
  const { date, time } = sayWhen(meetup, now(), t);
  const title = meetup.name
    ? t("meetups.named", { name: meetup.name, title: date })
    : t("meetups.dateTitle", { date, time });
  const share = shareWords(meetup, site?.name ?? t("site.unnamed"), now(), t);
  return { title, ...shareTags({ path: `/meetups/${meetup.id}`, ...share }) };
}

/** One date; its address never changes. */
export default async function MeetupPage({ params, searchParams }: Props) {
  const meetup = await load((await params).id);
  const { kept, older, said } = await searchParams;
  const viewer = await currentViewer();
  const [day, thread, usual] = await Promise.all([
    onTheDay(viewer, meetup),
    remarksOf(viewer, meetup, older),
    usuallyHere(viewer, meetup),
  ]);
  const t = words();
  return (
    <div className="grid gap-9">
      <LiveOnly topic="meetups" id={meetup.id} />
      <NextCard
        meetup={meetup}
        when={sayWhen(meetup, now(), t)}
        own={sayOwnTime(meetup, ownZone(viewer), t)}
        day={<OnTheDay day={day} meetupId={meetup.id} shout={headDown} here={beHere} />}
        more={<SayMore meetup={meetup} action={sayMore} formKey={newFormKey()} />}
      >
        <Answers meetup={meetup} action={answerMeetup} formKey={newFormKey()} />
        <UsuallyHere people={usual} />
        <KeepDate meetup={meetup} kept={kept !== undefined} action={keepDate} />
      </NextCard>
      <Overlap meetup={meetup} />
      <Remarks
        thread={thread}
        meetup={meetup}
        now={now()}
        formKey={newFormKey()}
        deleted={said === "deleted"}
        say={sayARemark}
        remove={deleteARemark}
      />
    </div>
  );
}
