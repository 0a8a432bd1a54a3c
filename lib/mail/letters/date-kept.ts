import { db } from "#lib/db.ts";
import { words } from "#lib/i18n/words.ts";
import { readerOf } from "#lib/mail/reader.ts";
import { wouldCome } from "#lib/meetups/waiting-secretly.ts";
import { now } from "#lib/time.ts";
import type { Letter } from "../letter.ts";
import { day, when } from "./date-lines.ts";

/**
 * To a member who had answered a date that a change of pattern dropped, and that somebody kept as a one-off: it is on
 * after all. Nothing if it is off again, over, or not theirs any more.
 * @param about the date's id
 */
export async function dateKept({ to, about }: { to: string; about: string }): Promise<Letter | null> {
  const [member, meetup] = await Promise.all([
    readerOf(to),
    db.meetup.findFirst({
      where: {
        id: about,
        droppedById: null,
        cancelledAt: null,
        startsAt: { gt: now() },
        ...wouldCome(to),
      },
      include: {
        place: { select: { name: true } },
        series: { select: { name: true } },
        calledBy: { select: { name: true, suspendedAt: true } },
      },
    }),
  ]);
  if (!member || !meetup) return null;
  const t = words();
  const slot = { ...meetup, place: meetup.place.name };
  const by = meetup.calledBy && !meetup.calledBy.suspendedAt ? meetup.calledBy.name : null;
  const series = meetup.series?.name ?? meetup.name;
  return {
    to: member.email,
    subject: t("letters.dateKept.subject", { date: day(slot) }),
    blocks: [
      { kind: "paragraph", text: t("letters.hello", { name: member.name }) },
      {
        kind: "paragraph",
        text: by
          ? t("letters.dateKept.intro", { name: by, series })
          : t("letters.dateKept.introNobody", { series }),
      },
      { kind: "list", items: [when(slot, t)] },
      { kind: "paragraph", text: t("letters.dateKept.answer") },
      { kind: "button", label: t("letters.dateKept.button"), path: `/meetups/${meetup.id}` },
      { kind: "small", text: t("letters.dateKept.small") },
    ],
  };
}
