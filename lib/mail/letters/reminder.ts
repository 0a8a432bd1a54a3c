import { answerPath } from "#lib/access/answer-link.ts";
import { db } from "#lib/db.ts";
import { words } from "#lib/i18n/words.ts";
import { readerOf } from "#lib/mail/reader.ts";
import { liveState } from "#lib/meetups/rules.ts";
import { sayWhen } from "#lib/meetups/say-when.ts";
import { now } from "#lib/time.ts";
import type { Letter } from "../letter.ts";

/**
 * To a member who usually comes on this day, the evening before. Nothing for those who have said something meanwhile,
 * or when the date is off.
 * @param about the meetup's id
 */
export async function reminder({ to, about }: { to: string; about: string }): Promise<Letter | null> {
  const [member, date] = await Promise.all([
    readerOf(to),
    db.meetup.findFirst({
      where: { id: about, startsAt: { gt: now() }, cancelledAt: null, droppedById: null },
      include: { place: { select: { name: true } }, answers: { where: { member: { suspendedAt: null } } } },
    }),
  ]);
  if (!member || !date || date.answers.some(({ memberId }) => memberId === to)) return null;
  const t = words();
  const going = date.answers.filter(({ kind }) => kind === "going").length;
  const when = sayWhen(date, now(), t);
  const state = t(`meetups.state.${liveState({ ...date, cancelled: false, going, here: 0, now: now() })}`);
  const facts = { heading: when.heading, date: when.date, time: when.time, place: date.place.name };
  return {
    to: member.email,
    subject: t("standing.letter.subject", { ...facts, state, going }),
    blocks: [
      { kind: "paragraph", text: t("letters.hello", { name: member.name }) },
      { kind: "paragraph", text: t("standing.letter.intro", facts) },
      { kind: "paragraph", text: t("standing.letter.state", { state, going }) },
      { kind: "button", label: t("meetups.answer.going"), path: answerPath(to, date.id) },
      { kind: "small", text: t("standing.letter.small") },
    ],
  };
}
