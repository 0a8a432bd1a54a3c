import type { ReactNode } from "react";
import { StatePill } from "#components/ui/state-pill.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { addMinutes, clockOf } from "#lib/calendar/wall-time.ts";
import { type Words, words } from "#lib/i18n/words.ts";
import type { MeetupView } from "#lib/meetups/queries.ts";
import type { When } from "#lib/meetups/say-when.ts";
import { inZone } from "#lib/time.ts";
import { MeetupHero } from "./meetup-hero.tsx";
import { Table } from "./table.tsx";
import { tableLabel } from "./table-label.ts";
import { Who } from "./who.tsx";

/** One date in full: how it stands, when and where, the table, the answers (handed in), who is coming. */
export function NextCard({
  meetup,
  when,
  day,
  more,
  own,
  children,
}: {
  meetup: MeetupView;
  when: When;
  /** What there is to say on the day itself: OnTheDay. */
  day?: ReactNode;
  /** What may be said beside the answer. */
  more?: ReactNode;
  /** When it is where this member is, if that is another time. */
  own?: string | undefined;
  /** The answer buttons, or what a visitor is told instead. */
  children: ReactNode;
}) {
  const t = words();
  return (
    <MeetupHero
      label={t("meetups.cardLabel")}
      state={<StatePill state={meetup.state} text={t(`meetups.state.${meetup.state}`)} />}
      title={<Title name={meetup.name} when={when} />}
      where={[whereWhen(meetup, when, t), own].filter(Boolean).join(" · ")}
      table={
        <Table
          {...(meetup.people
            ? {
                people: meetup.people.map((person) => seat(person, t)),
                guests: { going: meetup.guests, might: 0 },
              }
            : { guests: { going: meetup.going + meetup.guests, might: meetup.might } })}
          card={{ top: when.short, bottom: t("meetups.table.card") }}
          label={tableLabel(meetup, t)}
        />
      }
      answers={meetup.can.answer ? children : undefined}
    >
      {!meetup.can.answer && children}
      <Holiday meetup={meetup} t={t} />
      {day}
      {more}
      <Notes meetup={meetup} />
      <Coming meetup={meetup} t={t} />
      <Seats meetup={meetup} t={t} />
      {meetup.can.change && (
        <p className="no-print">
          <TextLink href={`/meetups/${meetup.id}/change`}>{t("oneDate.link")}</TextLink>
        </p>
      )}
    </MeetupHero>
  );
}

/** A one-off is called by its name, a date of a series by its day. */
function Title({ name, when }: { name: string; when: When }) {
  const time = <time dateTime={when.iso}>{when.heading}</time>;
  if (!name) return time;
  return (
    <>
      <span dir="auto" className="block wrap-anywhere">
        {name}
      </span>{" "}
      <span className="mt-1 block text-xl">{time}</span>
    </>
  );
}

/** The public holiday it falls on, and what that does to it. */
function Holiday({ meetup, t }: { meetup: MeetupView; t: Words }) {
  const { holiday, asksTill, going, zone, answerable, state } = meetup;
  if (!holiday || state === "cancelled") return null;
  if (!asksTill || going > 0 || !answerable) return <p className="max-w-prose">{holiday}</p>;
  const day = inZone(asksTill, zone, "EEEE");
  const time = inZone(asksTill, zone, "HH:mm");
  return <p className="max-w-prose">{t("oneDate.asks", { holiday, day, time })}</p>;
}

function whereWhen({ place }: MeetupView, when: When, t: Words): string {
  const where = place.address ? `${place.name}, ${place.address}` : place.name;
  if (!when.near) return t("meetups.whereWhen", { place: where, date: when.date });
  return t("meetups.whereWhenNear", { place: where, date: when.date, near: when.near });
}

function Notes({ meetup }: { meetup: MeetupView }) {
  const notes = [meetup.note, meetup.series?.note ?? ""].filter(Boolean);
  return notes.map((note) => (
    <p key={note} dir="auto" className="max-w-prose wrap-anywhere">
      {note}
    </p>
  ));
}

function Coming({ meetup, t }: { meetup: MeetupView; t: Words }) {
  const { going, might, guests } = meetup;
  // Nobody goes to a date that is off; members see who had meant to.
  if (meetup.state === "cancelled" && !meetup.people?.length) return null;
  // The table is not there anyway: what the holiday does to it stands above.
  if (meetup.asksTill && meetup.people?.length === 0) return null;
  if (!meetup.people)
    return <p className="text-soft">{t("meetups.who.visitors", { going, might, guests })}</p>;
  if (meetup.people.length === 0) return <p className="text-soft">{t("meetups.detail.empty")}</p>;
  return (
    <Who
      label={t("meetups.who.title")}
      more={(count) => t("onTheDay.more", { count })}
      people={meetup.people.map((person) => row(person, meetup, t))}
    />
  );
}

/** How many seats are free, and who waits for one. */
function Seats({ meetup, t }: { meetup: MeetupView; t: Words }) {
  const { seats, seatsFree, line, inLine } = meetup;
  if (seats === null || seatsFree === null) return null;
  const names = line?.map(({ name, you }) => (you ? t("meetups.who.you", { name }) : name)).join(", ");
  return (
    <div className="grid gap-1 text-soft">
      <p>{t("answers.who.seats", { free: seatsFree, seats })}</p>
      {inLine > 0 && (
        <p className="wrap-anywhere">
          {names ? t("answers.who.line", { names }) : t("answers.who.lineCount", { count: inLine })}
        </p>
      )}
    </div>
  );
}

type Person = NonNullable<MeetupView["people"]>[number];

const photoUrl = (photoId: string | null) => (photoId ? `/api/photos/${photoId}?size=small` : null);

function seat({ id, name, photoId, kind, you, here }: Person, t: Words) {
  return {
    id,
    name,
    kind,
    you,
    here,
    photoUrl: photoUrl(photoId),
    ...(you ? { initials: t("meetups.table.you") } : {}),
  };
}

function row(person: Person, meetup: MeetupView, t: Words) {
  const { id, name, photoId, kind, you, here } = person;
  const status = here ? t("answers.who.here") : kind === "might" ? t("meetups.who.might") : undefined;
  const note = said(person, meetup, t);
  return {
    id,
    kind,
    name,
    here,
    ...(you ? { written: t("meetups.who.you", { name }) } : {}),
    href: `/people/${id}`,
    photoUrl: photoUrl(photoId),
    ...(status ? { status } : {}),
    ...(note ? { note } : {}),
  };
}

/** "there 11:15–11:45 · “in pyjamas, sorry” · +2: Ann and Bo" */
function said({ note, thereFrom, thereTo, guests, guestNames: names }: Person, meetup: MeetupView, t: Words) {
  const end = clockOf(addMinutes(meetup.local, meetup.minutes));
  const parts = [
    (thereFrom || thereTo) &&
      t("answers.who.there", { from: thereFrom ?? clockOf(meetup.local), to: thereTo ?? end }),
    note && t("answers.who.quoted", { note }),
    guests > 0 &&
      (names
        ? t("answers.who.guestsNamed", { count: guests, names })
        : t("answers.who.guests", { count: guests })),
  ];
  return parts.filter(Boolean).join(" · ");
}
