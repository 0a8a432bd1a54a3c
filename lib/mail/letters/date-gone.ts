import { addDays } from "#lib/calendar/wall-time.ts";
import { db } from "#lib/db.ts";
import { type Words, words } from "#lib/i18n/words.ts";
import { readerOf } from "#lib/mail/reader.ts";
import { meetupAt } from "#lib/meetups/lay-out.ts";
import { sayDate } from "#lib/meetups/say-when.ts";
import { wouldCome } from "#lib/meetups/waiting-secretly.ts";
import { now } from "#lib/time.ts";
import type { Block, Letter } from "../letter.ts";
import { day, listed, type Slot, seriesStanding, standing, when } from "./date-lines.ts";

/**
 * To a member whose dates a change of a series takes away, moves or brings back: each of theirs, and what stands now.
 * Nothing when the change was undone since, or none of the dates is one they still want and that is still to come.
 * @param about the change's id
 */
export async function dateGone({ to, about }: { to: string; about: string }): Promise<Letter | null> {
  const [member, change] = await Promise.all([readerOf(to), findChange(about, to)]);
  if (!member || !change) return null;
  const { series } = change;
  const places = await placeNames(change.changed.flatMap((each) => each.beforePlaceId ?? []));
  const theirs = change.changed
    .map((each) => toldChange(each, places))
    .filter(isNews)
    .sort((a, b) => a.before.startsAt.getTime() - b.before.startsAt.getTime());
  if (theirs.length === 0) return null;
  const t = words();
  return {
    to: member.email,
    subject: subject(theirs, series.name, t),
    blocks: [
      { kind: "paragraph", text: t("letters.hello", { name: member.name }) },
      { kind: "paragraph", text: intro(change, t) },
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
      what: true,
      fromDate: true,
      brought: { orderBy: { fromDate: "asc" }, select: { fromDate: true, kind: true } },
      series: { select: seriesStanding },
      changed: {
        where: { meetup: { cancelledAt: null, ...wouldCome(memberId) } },
        include: { meetup: { include: { place: true } } },
      },
    },
  });
}

type Change = NonNullable<Awaited<ReturnType<typeof findChange>>>;

/** What was changed, in a sentence. */
function intro({ what, fromDate, brought, series: { name: series } }: Change, t: Words): string {
  const from = sayDate(fromDate);
  if (what === "end") return t("letters.dateGone.introEnd", { series, from });
  if (what === "pattern") return t("letters.dateGone.intro", { series });
  const resumed = brought.find(({ kind }) => kind !== "pause");
  if (!resumed) return t("letters.dateGone.introPauseOpen", { series, from });
  return t("letters.dateGone.introPause", { series, from, to: sayDate(addDays(resumed.fromDate, -1)) });
}

/** A date of theirs: where it was, where it is now (null: it goes), and whether it had gone before and is back. */
type Told = { before: Slot; after: Slot | null; back: boolean };

function isNews({ before, after, back }: Told): boolean {
  if (back) return after !== null && after.startsAt > now();
  return before.startsAt > now() && (!after || !sameSlot(before, after));
}

async function placeNames(ids: string[]): Promise<Map<string, string>> {
  const places = await db.place.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  return new Map(places.map(({ id, name }) => [id, name]));
}

function toldChange({ what, meetup, ...was }: Change["changed"][number], places: Map<string, string>): Told {
  const { zone, startsAt, endsAt } = meetup;
  const here = { startsAt, endsAt, zone, place: meetup.place.name };
  const back = was.beforeDroppedById !== null;
  // Unless somebody has kept it as a one-off by now.
  const after = what === "dropped" && meetup.droppedById ? null : here;
  if (!was.beforeLocal) return { before: here, after, back };
  const times = meetupAt(was.beforeLocal, was.beforeZone ?? zone, was.beforeMinutes ?? meetup.minutes, "");
  const place = places.get(was.beforePlaceId ?? "") ?? here.place;
  const before = { startsAt: times.startsAt, endsAt: times.endsAt, zone: times.zone, place };
  return { before, after, back };
}

function sameSlot(a: Slot, b: Slot): boolean {
  return (
    a.startsAt.getTime() === b.startsAt.getTime() &&
    a.endsAt.getTime() === b.endsAt.getTime() &&
    a.zone === b.zone &&
    a.place === b.place
  );
}

function subject(theirs: Told[], series: string, t: Words): string {
  const [only] = theirs;
  if (!only || theirs.length > 1) return t("letters.dateGone.subjectMany", { series, count: theirs.length });
  if (only.back) return t("letters.dateGone.subjectBack", { date: day(only.after ?? only.before) });
  const date = day(only.before);
  return only.after
    ? t("letters.dateGone.subjectMoved", { date, moved: when(only.after, t) })
    : t("letters.dateGone.subjectGone", { date: when(only.before, t) });
}

function theirBlocks(theirs: Told[], t: Words): Block[] {
  const gone = theirs.filter(({ after }) => !after).map(({ before }) => when(before, t));
  const back = theirs.flatMap((told) =>
    told.back && told.after ? [backLine(told.before, told.after, t)] : [],
  );
  const moved = theirs.flatMap((told) =>
    !told.back && told.after ? [moveLine(told.before, told.after, t)] : [],
  );
  return [
    ...listed(t("letters.dateGone.gone", { count: gone.length }), gone),
    ...listed(t("letters.dateGone.moved", { count: moved.length }), moved),
    ...listed(t("letters.dateGone.back", { count: back.length }), back),
  ];
}

function moveLine(before: Slot, after: Slot, t: Words): string {
  const [was, is] = [when(before, t), when(after, t)];
  if (before.zone === after.zone) return t("letters.dateGone.move", { before: was, after: is });
  // The same clock elsewhere is another hour.
  return t("letters.dateGone.move", {
    before: t("letters.dateGone.inZone", { when: was, zone: before.zone }),
    after: t("letters.dateGone.inZone", { when: is, zone: after.zone }),
  });
}

function backLine(before: Slot, after: Slot, t: Words): string {
  if (sameSlot(before, after)) return when(after, t);
  return t("letters.dateGone.backMoved", { before: when(before, t), after: when(after, t) });
}
