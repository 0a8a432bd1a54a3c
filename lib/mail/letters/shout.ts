import { db } from "#lib/db.ts";
import { words } from "#lib/i18n/words.ts";
import { isShoutTime } from "#lib/meetups/on-the-day-rules.ts";
import { sayWhen } from "#lib/meetups/say-when.ts";
import { now } from "#lib/time.ts";
import type { Letter } from "../letter.ts";

/**
 * To a member who asked to hear it: somebody is heading down. Nothing when the date is over or off, when whoever
 * shouted does not go any more, or when this member has said since that they can't.
 * @param about the date's id and the shouter's, with a space between
 */
export async function shout({ to, about }: { to: string; about: string }): Promise<Letter | null> {
  const [meetupId = "", memberId = ""] = about.split(" ");
  const [hearer, said] = await Promise.all([
    db.member.findFirst({
      where: {
        id: to,
        suspendedAt: null,
        hearsShouts: true,
        answers: { none: { meetupId, kind: "cant" } },
      },
      select: { email: true, name: true },
    }),
    db.shout.findFirst({
      where: {
        meetupId,
        memberId,
        member: { suspendedAt: null, answers: { some: { meetupId, kind: "going" } } },
        meetup: { cancelledAt: null, droppedById: null },
      },
      select: {
        member: { select: { name: true } },
        meetup: {
          select: {
            startsAt: true,
            endsAt: true,
            zone: true,
            place: { select: { name: true, address: true } },
          },
        },
      },
    }),
  ]);
  if (!hearer || !said || !isShoutTime(said.meetup, now())) return null;
  const t = words();
  const { name } = said.member;
  const { place } = said.meetup;
  const { time } = sayWhen(said.meetup, now(), t);
  return {
    to: hearer.email,
    subject: t("onTheDay.letter.subject", { name, place: place.name }),
    blocks: [
      { kind: "paragraph", text: t("letters.hello", { name: hearer.name }) },
      {
        kind: "paragraph",
        text: t("onTheDay.letter.text", {
          name,
          place: place.address ? `${place.name}, ${place.address}` : place.name,
          time,
        }),
      },
      { kind: "button", label: t("onTheDay.letter.button"), path: `/meetups/${meetupId}` },
      { kind: "small", text: t("onTheDay.letter.small") },
    ],
  };
}
