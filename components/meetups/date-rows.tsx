import { type Words, words } from "#lib/i18n/words.ts";
import type { MeetupView } from "#lib/meetups/queries.ts";
import { sayOwnTime, sayWhen } from "#lib/meetups/say-when.ts";
import { DateList, type DateRowProps } from "./date-row.tsx";

/** Dates in a list, in the words of their own zone and, for a member elsewhere, of theirs. */
export function DateRows({
  meetups,
  now,
  own = null,
}: {
  meetups: MeetupView[];
  now: Date;
  own?: string | null;
}) {
  return <DateList dates={meetups.map((meetup) => dateRow(meetup, now, own))} />;
}

function dateRow(meetup: MeetupView, now: Date, own: string | null): DateRowProps {
  const t = words();
  const when = sayWhen(meetup, now, t);
  const over = meetup.endsAt <= now;
  const named = meetup.name || meetup.series?.name;
  const ownTime = sayOwnTime(meetup, own, t);
  const title = [t("meetups.placeTill", { place: meetup.place.name, till: when.till }), ownTime]
    .filter(Boolean)
    .join(" · ");
  return {
    href: `/meetups/${meetup.id}`,
    iso: when.iso,
    day: when.day,
    title: named ? t("meetups.named", { name: named, title }) : title,
    ...detail(meetup, over, t),
    state: meetup.state,
    stateText: t(`meetups.state.${meetup.state}`),
    going: meetup.going,
    might: over ? 0 : meetup.might,
    countText: t("meetups.count", { going: meetup.going, might: over ? 0 : meetup.might }),
    ...(meetup.yours && !over ? { yours: t(`meetups.answer.yours.${meetup.yours.kind}`) } : {}),
  };
}

/** Of several things to say of a date the one that decides whether to go. */
function detail(
  { state, skipped, cancelledFor, asksTill, holiday, going }: MeetupView,
  over: boolean,
  t: Words,
): { detail?: string } {
  if (state === "cancelled") return skipped && cancelledFor ? { detail: cancelledFor } : {};
  if (asksTill && going === 0 && !over) return { detail: t("oneDate.asksRow", { holiday }) };
  if (holiday) return { detail: holiday };
  return state === "open-table" ? { detail: t("meetups.detail.empty") } : {};
}
