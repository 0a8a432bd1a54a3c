import { clockOf, toLocal } from "#lib/calendar/wall-time.ts";
import { db } from "#lib/db.ts";
import { type Words, words } from "#lib/i18n/words.ts";
import { readerOf } from "#lib/mail/reader.ts";
import { hasCondition } from "#lib/meetups/said.ts";
import { sayWhen } from "#lib/meetups/say-when.ts";
import { now } from "#lib/time.ts";
import type { Letter, LetterMaker } from "../letter.ts";

/**
 * To a member whose answer became another one by what others did. Each is made only while its news is still true, and of
 * a date that is still to come. `about` is the meetup's id.
 */

/** Their condition is met: they go. */
export const cameIn: LetterMaker = (job) =>
  news("cameIn", job, ({ kind, condition }) => kind === "going" && condition);

/** Their company is lost: they wait again. */
export const waitingAgain: LetterMaker = (job) =>
  news("waitingAgain", job, ({ kind, condition }) => kind === undefined && condition);

/** Their company is lost within the hour before the start: they go all the same, unless they say otherwise. */
export const companyGone: LetterMaker = (job) =>
  news("companyGone", job, ({ kind, condition }) => kind === "going" && !condition);

/** A seat has come free for them. */
export const movedUp: LetterMaker = (job) => news("movedUp", job, ({ kind }) => kind === "going");

type News = "cameIn" | "waitingAgain" | "companyGone" | "movedUp";
type Standing = { kind: string | undefined; condition: boolean };

async function news(
  what: News,
  { to, about }: { to: string; about: string },
  isTrue: (standing: Standing) => boolean,
): Promise<Letter | null> {
  const [member, meetup, condition] = await Promise.all([
    readerOf(to),
    findMeetup(about),
    hasCondition(to, about),
  ]);
  if (!member || !meetup) return null;
  const kind = meetup.answers.find(({ memberId }) => memberId === to)?.kind;
  if (!isTrue({ kind, condition })) return null;
  const t = words();
  const others = meetup.answers.filter((each) => each.kind === "going" && each.memberId !== to);
  const when = sayWhen(meetup, now(), t);
  const said = {
    date: when.date,
    clock: clockOf(toLocal(meetup.startsAt, meetup.zone)),
    time: when.time,
    place: meetup.place.name,
    with: company(
      others.map(({ member }) => member.name),
      t,
    ),
    others: others.length,
  };
  return {
    to: member.email,
    subject: t(`answers.letter.${what}.subject`, said),
    blocks: [
      { kind: "paragraph", text: t("letters.hello", { name: member.name }) },
      { kind: "paragraph", text: t(`answers.letter.${what}.text`, said) },
      { kind: "paragraph", text: t("answers.letter.when", said) },
      { kind: "button", label: t("answers.letter.button"), path: `/meetups/${about}` },
      { kind: "small", text: t(`answers.letter.${what}.small`) },
    ],
  };
}

function findMeetup(id: string) {
  return db.meetup.findFirst({
    where: { id, cancelledAt: null, droppedById: null, endsAt: { gt: now() } },
    select: {
      startsAt: true,
      endsAt: true,
      zone: true,
      place: { select: { name: true } },
      answers: {
        where: { member: { suspendedAt: null } },
        orderBy: [{ answeredAt: "asc" }, { memberId: "asc" }],
        select: { memberId: true, kind: true, member: { select: { name: true } } },
      },
    },
  });
}

/** "Mina", "Mina and Theo", "Mina, Theo and 3 others". */
function company(names: string[], t: Words, locale = "en-GB"): string {
  const shown = names.length > 4 ? names.slice(0, 3) : names;
  const more = names.length - shown.length;
  const list = new Intl.ListFormat(locale, { type: "conjunction" });
  return list.format([...shown, ...(more > 0 ? [t("answers.letter.more", { count: more })] : [])]);
}
