import { dateOf } from "#lib/calendar/wall-time.ts";
import type { Prisma, Tx } from "#lib/db.ts";
import { meetupAt, newDate } from "./lay-out.ts";
import type { PlanEntry, PlannedDate } from "./plan.ts";
import { newPlace } from "./plan-of-series.ts";
import type { Slot } from "./series-rules.ts";

/** What carrying out needs to know of the series and of the change. `placeId` stands in for `newPlace`. */
type Carrying = {
  series: { id: string; seats: number | null; laidOutTo: string | null };
  changeId: string;
  placeId: string;
};

/** Does to the rows what a plan says of the dates, and keeps with the change how each stood before. */
export async function carryOut(tx: Tx, entries: PlanEntry[], carrying: Carrying): Promise<void> {
  const { changeId } = carrying;
  const was = await asTheyWere(tx, entries);
  const dropped: string[] = [];
  const notes: Prisma.ChangedMeetupCreateManyInput[] = [];
  const note = (id: string, what: string) => notes.push({ changeId, meetupId: id, what, ...was.get(id) });

  for (const entry of entries) {
    if (entry.kind === "added") {
      await add(tx, entry, carrying, note);
    } else if (entry.date.id === null) {
      // Not a row yet: laying out will make it by the new rules.
    } else if (entry.kind === "dropped") {
      dropped.push(entry.date.id);
      note(entry.date.id, "dropped");
    } else if (entry.kind === "moved" || entry.original !== entry.date.originalLocal) {
      const data = { ...timesOf(entry.after, carrying), originalLocal: entry.original };
      await tx.meetup.update({ where: { id: entry.date.id }, data });
      note(entry.date.id, "moved");
    }
  }
  await tx.meetup.updateMany({ where: { id: { in: dropped } }, data: { droppedById: changeId } });
  await tx.changedMeetup.createMany({ data: notes, skipDuplicates: true });
}

/** How the rows stand that are to be changed, and not just dropped, in the words of `changed_meetup`, by id. */
async function asTheyWere(tx: Tx, entries: PlanEntry[]) {
  const dates = entries.map((entry): PlannedDate | undefined =>
    entry.kind === "added" ? entry.back : entry.kind === "dropped" ? undefined : entry.date,
  );
  const rows = await tx.meetup.findMany({
    where: { id: { in: dates.flatMap((date) => date?.id ?? []) } },
    select: {
      id: true,
      originalLocal: true,
      local: true,
      minutes: true,
      placeId: true,
      zone: true,
      droppedById: true,
      calledById: true,
    },
  });
  const before = rows.map(({ id, ...row }) => {
    const was = {
      beforeOriginalLocal: row.originalLocal,
      beforeLocal: row.local,
      beforeMinutes: row.minutes,
      beforePlaceId: row.placeId,
      beforeZone: row.zone,
      beforeDroppedById: row.droppedById,
      beforeCalledById: row.calledById,
    };
    return [id, was] as const;
  });
  return new Map(before);
}

/**
 * Adds a date. A day that had a date which an earlier change dropped, or that was kept as a one-off, gets that one back,
 * address, answers and all.
 */
async function add(
  tx: Tx,
  { after, back }: Extract<PlanEntry, { kind: "added" }>,
  carrying: Carrying,
  note: (id: string, what: string) => void,
): Promise<void> {
  const times = timesOf(after, carrying);
  if (back?.id) {
    note(back.id, "added");
    const data = { ...times, droppedById: null, calledById: null, name: "" };
    await tx.meetup.update({ where: { id: back.id }, data });
    return;
  }
  const { series } = carrying;
  // Laid out in its turn, with the days before it.
  if (!series.laidOutTo || dateOf(after.local) > series.laidOutTo) return;
  const { id } = await tx.meetup.create({ data: newDate(series, times), select: { id: true } });
  note(id, "added");
}

function timesOf({ local, zone, minutes, placeId }: Slot, carrying: Carrying) {
  return meetupAt(local, zone, minutes, placeId === newPlace ? carrying.placeId : placeId);
}
