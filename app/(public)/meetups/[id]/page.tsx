import { cache } from "react";
import { Answers } from "#components/meetups/answers.tsx";
import { NextCard } from "#components/meetups/next-card.tsx";
import { currentViewer, ownZone } from "#lib/access/viewer.ts";
import { inPage } from "#lib/http/pages.ts";
import { words } from "#lib/i18n/words.ts";
import { meetupPage } from "#lib/meetups/queries.ts";
import { sayOwnTime, sayWhen } from "#lib/meetups/say-when.ts";
import { newFormKey } from "#lib/once.ts";
import { now } from "#lib/time.ts";
import { answerMeetup } from "../actions.ts";

type Props = { params: Promise<{ id: string }> };

/** Once for the title and the page. */
const load = cache(async (id: string) => inPage(meetupPage(await currentViewer(), id)));

export async function generateMetadata({ params }: Props) {
  const meetup = await load((await params).id);
  const when = sayWhen(meetup, now(), words());
  return { title: words()("meetups.dateTitle", { date: when.date, time: when.time }) };
}

/** One date; its address never changes. */
export default async function MeetupPage({ params }: Props) {
  const [meetup, viewer] = [await load((await params).id), await currentViewer()];
  const t = words();
  return (
    <NextCard meetup={meetup} when={sayWhen(meetup, now(), t)} own={sayOwnTime(meetup, ownZone(viewer), t)}>
      <Answers meetup={meetup} action={answerMeetup} formKey={newFormKey()} />
    </NextCard>
  );
}
