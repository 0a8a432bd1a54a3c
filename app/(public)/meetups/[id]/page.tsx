import { cache } from "react";
import { Answers } from "#components/meetups/answers.tsx";
import { KeepDate } from "#components/meetups/keep-date.tsx";
import { NextCard } from "#components/meetups/next-card.tsx";
import { SayMore } from "#components/meetups/say-more.tsx";
import { currentViewer } from "#lib/access/viewer.ts";
import { inPage } from "#lib/http/pages.ts";
import { words } from "#lib/i18n/words.ts";
import { meetupPage } from "#lib/meetups/queries.ts";
import { sayWhen } from "#lib/meetups/say-when.ts";
import { newFormKey } from "#lib/once.ts";
import { now } from "#lib/time.ts";
import { answerMeetup, sayMore } from "../actions.ts";
import { keepDate } from "./actions.ts";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ kept?: string | string[] }> };

/** Once for the title and the page. */
const load = cache(async (id: string) => inPage(meetupPage(await currentViewer(), id)));

export async function generateMetadata({ params }: Pick<Props, "params">) {
  const meetup = await load((await params).id);
  const t = words();
  const { date, time } = sayWhen(meetup, now(), t);
  if (meetup.name) return { title: t("meetups.named", { name: meetup.name, title: date }) };
  return { title: t("meetups.dateTitle", { date, time }) };
}

/** One date; its address never changes. */
export default async function MeetupPage({ params, searchParams }: Props) {
  const { kept } = await searchParams;
  const meetup = await load((await params).id);
  return (
    <NextCard
      meetup={meetup}
      when={sayWhen(meetup, now(), words())}
      more={<SayMore meetup={meetup} action={sayMore} formKey={newFormKey()} />}
    >
      <Answers meetup={meetup} action={answerMeetup} formKey={newFormKey()} />
      <KeepDate meetup={meetup} kept={kept !== undefined} action={keepDate} />
    </NextCard>
  );
}
