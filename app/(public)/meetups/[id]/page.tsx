import { Answers } from "#components/meetups/answers.tsx";
import { NextCard } from "#components/meetups/next-card.tsx";
import { currentViewer } from "#lib/access/viewer.ts";
import { inPage } from "#lib/http/pages.ts";
import { words } from "#lib/i18n/words.ts";
import { meetupPage } from "#lib/meetups/queries.ts";
import { sayWhen } from "#lib/meetups/say-when.ts";
import { newFormKey } from "#lib/once.ts";
import { now } from "#lib/time.ts";
import { answerMeetup } from "../actions.ts";

type Props = { params: Promise<{ id: string }> };

const load = async ({ params }: Props) => inPage(meetupPage(await currentViewer(), (await params).id));

export async function generateMetadata(props: Props) {
  const meetup = await load(props);
  const when = sayWhen(meetup, now(), words());
  return { title: words()("meetups.dateTitle", { date: when.date, time: when.time }) };
}

/** One date; its address never changes. */
export default async function MeetupPage(props: Props) {
  const meetup = await load(props);
  return (
    <NextCard meetup={meetup} when={sayWhen(meetup, now(), words())}>
      <Answers meetup={meetup} action={answerMeetup} formKey={newFormKey()} />
    </NextCard>
  );
}
