import { cache } from "react";
import { Answers } from "#components/meetups/answers.tsx";
import { NextCard } from "#components/meetups/next-card.tsx";
import { currentViewer } from "#lib/access/viewer.ts";
import { currentGroup } from "#lib/http/current-group.ts";
import { inPage } from "#lib/http/pages.ts";
import { shareTags } from "#lib/http/share-tags.ts";
import { words } from "#lib/i18n/words.ts";
import { meetupPage } from "#lib/meetups/queries.ts";
import { sayWhen } from "#lib/meetups/say-when.ts";
import { shareWords } from "#lib/meetups/share-words.ts";
import { newFormKey } from "#lib/once.ts";
import { now } from "#lib/time.ts";
import { answerMeetup } from "../actions.ts";

type Props = { params: Promise<{ id: string }> };

/** Once for the title and the page. */
const load = cache(async (id: string) => inPage(meetupPage(await currentViewer(), id)));

export async function generateMetadata({ params }: Props) {
  const [meetup, site] = await Promise.all([load((await params).id), currentGroup()]);
  const t = words();
  const when = sayWhen(meetup, now(), t);
  return {
    title: t("meetups.dateTitle", { date: when.date, time: when.time }),
    ...shareTags({
      path: `/meetups/${meetup.id}`,
      ...shareWords(meetup, site?.name ?? t("site.unnamed"), now(), t),
    }),
  };
}

/** One date; its address never changes. */
export default async function MeetupPage({ params }: Props) {
  const meetup = await load((await params).id);
  return (
    <NextCard meetup={meetup} when={sayWhen(meetup, now(), words())}>
      <Answers meetup={meetup} action={answerMeetup} formKey={newFormKey()} />
    </NextCard>
  );
}
