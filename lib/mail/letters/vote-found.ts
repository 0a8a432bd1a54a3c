import { db } from "#lib/db.ts";
import { words } from "#lib/i18n/words.ts";
import { readerOf } from "#lib/mail/reader.ts";
import { sayWhen } from "#lib/meetups/say-when.ts";
import { inZone, now } from "#lib/time.ts";
import type { Letter } from "../letter.ts";

/**
 * To a member who marked a day: the date that the vote found. Nothing when it is off or over since.
 * @param about the vote's id
 */
export async function voteFound({ to, about }: { to: string; about: string }): Promise<Letter | null> {
  const [member, vote] = await Promise.all([
    readerOf(to),
    db.dateVote.findUnique({
      where: { id: about },
      select: { series: { select: { name: true } }, meetup: { include: { place: true } } },
    }),
  ]);
  const meetup = vote?.meetup;
  if (!member || !meetup || meetup.cancelledAt || meetup.droppedById || meetup.endsAt <= now()) return null;
  const t = words();
  const { date } = sayWhen(meetup, now(), t);
  const time = inZone(meetup.startsAt, meetup.zone, "HH:mm");
  const place = meetup.place.name;
  const series = vote.series.name;
  return {
    to: member.email,
    subject: t("votes.letter.foundSubject", { date, time, place }),
    blocks: [
      { kind: "paragraph", text: t("letters.hello", { name: member.name }) },
      { kind: "paragraph", text: t("votes.letter.foundIntro", { series, date, time, place }) },
      { kind: "paragraph", text: t("votes.letter.foundGo") },
      { kind: "button", label: t("votes.letter.foundButton"), path: `/meetups/${meetup.id}` },
      { kind: "small", text: t("votes.letter.smallFound") },
    ],
  };
}
