import { toInstant } from "#lib/calendar/wall-time.ts";
import { db } from "#lib/db.ts";
import { type Words, words } from "#lib/i18n/words.ts";
import { now } from "#lib/time.ts";
import type { Block, Letter } from "../letter.ts";
import { day, listed, type Slot, seriesStanding, standing, when } from "./date-lines.ts";

/**
 * To a member whose dates a change of pattern takes away or moves: each of theirs, and what stands now.
 * Nothing when the change was undone since, or none of the dates is one they still want and that is still to come.
 * @param about the change's id
 */
export async function dateGone({ to, about }: { to: string; about: string }): Promise<Letter | null> {
  const [member, change] = await Promise.all([
    db.member.findFirst({ where: { id: to, suspendedAt: null }, select: { email: true, name: true } }),
    findChange(about, to),
  ]);
  if (!member || !change) return null;
  const { series } = change;
  const places = await placeNames(change.changed.flatMap((each) => each.beforePlaceId ?? []));
  const theirs = change.changed
    .map((each) => toldChange(each, places))
    .filter((each) => each.before.startsAt > now() && (!each.after || !sameSlot(each.before, each.after)))
    .sort((a, b) => a.before.startsAt.getTime() - b.before.startsAt.getTime());
  if (theirs.length === 0) return null;
  const t = words();
  return {
    to: member.email,
    subject: subject(theirs, series.name, t),
    blocks: [
      { kind: "paragraph", text: t("letters.hello", { name: member.name }) },
      { kind: "paragraph", text: t("letters.dateGone.intro", { series: series.name }) },
      ...theirBlocks(theirs, t),
      ...(await standing(series, t)),
      { kind: "button", label: t("letters.dateGone.button"), path: "/meetups" },
      { kind: "small", text: t("letters.dateGone.small") },
    ],
  };
}

/** The change with those of its dates that this member said they would or might come to; null once undone. */
function findChange(id: string, memberId: string) {
  return db.patternChange.findFirst({
    where: { id, undoneAt: null },
    select: {
      series: { select: seriesStanding },
      changed: {
        where: {
          what: { in: ["moved", "dropped"] },
          meetup: { answers: { some: { memberId, kind: { in: ["going", "might"] } } } },
        },
        include: { meetup: { include: { place: true } } },
      },
    },
  });
}

type Change = NonNullable<Awaited<ReturnType<typeof findChange>>>;

type Told = { before: Slot; after: Slot | null };

async function placeNames(ids: string[]): Promise<Map<string, string>> {
  const places = await db.place.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return new Map(places.map(({ id, name }) => [id, name]));
}

function toldChange(
  { what, meetup, beforeLocal, beforeMinutes, beforePlaceId }: Change["changed"][number],
  places: Map<string, string>,
): Told {
  const { zone, startsAt, endsAt } = meetup;
  const place = meetup.place.name;
  const start = beforeLocal ? toInstant(beforeLocal, zone) : startsAt;
  const minutes = beforeMinutes ?? meetup.minutes;
  const before = {
    startsAt: start,
    endsAt: new Date(start.getTime() + minutes * 60_000),
    zone,
    place: places.get(beforePlaceId ?? "") ?? place,
  };
  return { before, after: what === "moved" ? { startsAt, endsAt, zone, place } : null };
}

function sameSlot(a: Slot, b: Slot): boolean {
  return (
    a.startsAt.getTime() === b.startsAt.getTime() &&
    a.endsAt.getTime() === b.endsAt.getTime() &&
    a.place === b.place
  );
}

function subject(theirs: Told[], series: string, t: Words): string {
  const [only] = theirs;
  if (!only || theirs.length > 1) return t("letters.dateGone.subjectMany", { series, count: theirs.length });
  const date = day(only.before);
  return only.after
    ? t("letters.dateGone.subjectMoved", { date, moved: when(only.after, t) })
    : t("letters.dateGone.subjectGone", { date: when(only.before, t) });
}

function theirBlocks(theirs: Told[], t: Words): Block[] {
  const gone = theirs.filter(({ after }) => !after).map(({ before }) => when(before, t));
  const moved = theirs.flatMap(({ before, after }) =>
    after ? [t("letters.dateGone.move", { before: when(before, t), after: when(after, t) })] : [],
  );
  return [
    ...listed(t("letters.dateGone.gone", { count: gone.length }), gone),
    ...listed(t("letters.dateGone.moved", { count: moved.length }), moved),
  ];
}
