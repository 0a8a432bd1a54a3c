import { db } from "#lib/db.ts";
import { words } from "#lib/i18n/words.ts";
import { readerOf } from "#lib/mail/reader.ts";
import { sayWhen } from "#lib/meetups/say-when.ts";
import { wouldCome } from "#lib/meetups/waiting-secretly.ts";
import { now } from "#lib/time.ts";
import type { Letter } from "../letter.ts";

/**
 * To a member who had answered dates that a change touched, once that change is undone: how those dates stand now.
 * @param about the change's id
 */
export async function changeUndone({ to, about }: { to: string; about: string }): Promise<Letter | null> {
  const [member, change] = await Promise.all([
    readerOf(to),
    db.patternChange.findFirst({
      where: { id: about, undoneAt: { not: null } },
      select: { what: true, series: { select: { name: true } } },
    }),
  ]);
  if (!member || !change) return null;
  const dates = await theirDates(to, about);
  if (dates.length === 0) return null;
  const t = words();
  const { series } = change;
  const item = (date: (typeof dates)[number]) => {
    const { date: day, time } = sayWhen(date, now(), t);
    const off = date.droppedById !== null || date.cancelledAt !== null;
    return t(off ? "letters.changeUndone.off" : "letters.changeUndone.on", {
      day,
      time,
      place: date.place.name,
    });
  };
  return {
    to: member.email,
    subject: t("letters.changeUndone.subject", { series: series.name }),
    blocks: [
      { kind: "paragraph", text: t("letters.hello", { name: member.name }) },
      { kind: "paragraph", text: t(`letters.changeUndone.intro.${kindOf(change)}`, { series: series.name }) },
      { kind: "list", items: dates.map(item) },
      { kind: "button", label: t("letters.dateGone.button"), path: "/meetups" },
      { kind: "small", text: t("letters.changeUndone.small") },
    ],
  };
}

/** The column is text, with a check on it. */
const kindOf = ({ what }: { what: string }) => (what === "pause" || what === "end" ? what : "pattern");

function theirDates(memberId: string, changeId: string) {
  return db.meetup.findMany({
    where: {
      startsAt: { gt: now() },
      AND: [wouldCome(memberId), { OR: [{ changed: { some: { changeId } } }, { droppedById: changeId }] }],
    },
    orderBy: { startsAt: "asc" },
    include: { place: { select: { name: true } } },
  });
}
