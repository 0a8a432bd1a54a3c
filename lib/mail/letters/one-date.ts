import { db, type Prisma } from "#lib/db.ts";
import { type Words, words } from "#lib/i18n/words.ts";
import { readerOf } from "#lib/mail/reader.ts";
import { meetupAt } from "#lib/meetups/lay-out.ts";
import { movedFrom } from "#lib/meetups/moved-from.ts";
import { hasCondition } from "#lib/meetups/said.ts";
import { now } from "#lib/time.ts";
import type { Block, Letter } from "../letter.ts";
import { day, when } from "./date-lines.ts";

/**
 * To a member who had answered a date that somebody moved, skipped or brought back. The same letter to whoever was
 * going, might have, or waits for company. Nothing when it stands otherwise again, is over, or they no longer want it.
 */

/** @param about how it stood before (lib/meetups/moved-from.ts) */
export async function dateMoved({ to, about }: { to: string; about: string }): Promise<Letter | null> {
  const before = movedFrom.read(about);
  const found = before && (await find(to, before.id));
  if (!before || !found || found.meetup.cancelledAt) return null;
  const { meetup } = found;
  const { local, minutes, placeId } = meetup;
  if (local === before.local && minutes === before.minutes && placeId === before.placeId) return null;
  const place = await db.place.findUnique({ where: { id: before.placeId }, select: { name: true } });
  const { startsAt, endsAt } = meetupAt(before.local, meetup.zone, before.minutes, before.placeId);
  const was = { startsAt, endsAt, zone: meetup.zone, place: place?.name ?? meetup.place.name };
  const t = words();
  const is = { ...meetup, place: meetup.place.name };
  return letter(found, t("oneDate.letters.subjectMoved", { before: day(was), after: when(is, t) }), t, [
    { kind: "paragraph", text: t("oneDate.letters.moved", { name: nameOf(meetup, t) }) },
    {
      kind: "list",
      items: [
        t("oneDate.letters.from", { when: when(was, t) }),
        t("oneDate.letters.to", { when: where(meetup, t) }),
      ],
    },
  ]);
}

/** @param about the date's id */
export async function dateSkipped({ to, about }: { to: string; about: string }): Promise<Letter | null> {
  const found = await find(to, about);
  if (!found?.meetup.cancelledAt) return null;
  const { meetup } = found;
  const t = words();
  const said = { name: nameOf(meetup, t), when: where(meetup, t) };
  const text = meetup.cancelledFor
    ? t("oneDate.letters.skipped", { ...said, reason: meetup.cancelledFor })
    : t("oneDate.letters.skippedPlain", said);
  const subject = t("oneDate.letters.subjectSkipped", {
    date: when({ ...meetup, place: meetup.place.name }, t),
  });
  return letter(found, subject, t, [{ kind: "paragraph", text }]);
}

/** @param about the date's id */
export async function dateBack({ to, about }: { to: string; about: string }): Promise<Letter | null> {
  const found = await find(to, about);
  if (!found || found.meetup.cancelledAt) return null;
  const { meetup } = found;
  const t = words();
  const text = t("oneDate.letters.back", { name: nameOf(meetup, t), when: where(meetup, t) });
  const subject = t("oneDate.letters.subjectBack", {
    date: when({ ...meetup, place: meetup.place.name }, t),
  });
  return letter(found, subject, t, [{ kind: "paragraph", text }]);
}

const shown = {
  place: { select: { name: true, address: true } },
  series: { select: { name: true } },
} satisfies Prisma.MeetupInclude;

type Row = Prisma.MeetupGetPayload<{ include: typeof shown }>;
type Found = { member: { name: string; email: string }; meetup: Row };

/** The member and the date, if it is to come and they still have an answer that would bring them there. */
async function find(memberId: string, meetupId: string): Promise<Found | null> {
  const [member, meetup, answer, waits] = await Promise.all([
    readerOf(memberId),
    db.meetup.findFirst({
      where: { id: meetupId, startsAt: { gt: now() }, droppedById: null },
      include: shown,
    }),
    db.answer.findFirst({ where: { memberId, meetupId, kind: { not: "cant" } } }),
    hasCondition(memberId, meetupId),
  ]);
  if (!answer && !waits) return null;
  return member && meetup ? { member, meetup } : null;
}

const nameOf = ({ name, series }: Row, t: Words) => name || series?.name || t("oneDate.letters.one");

/** With the address, for those who have not been there. */
const where = ({ place, ...meetup }: Row, t: Words) =>
  when({ ...meetup, place: [place.name, place.address].filter(Boolean).join(", ") }, t);

function letter({ member, meetup }: Found, subject: string, t: Words, said: Block[]): Letter {
  return {
    to: member.email,
    subject,
    blocks: [
      { kind: "paragraph", text: t("letters.hello", { name: member.name }) },
      ...said,
      { kind: "button", label: t("oneDate.letters.button"), path: `/meetups/${meetup.id}` },
      { kind: "small", text: t("oneDate.letters.small") },
    ],
  };
}
