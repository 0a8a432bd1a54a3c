import { dateOf } from "#lib/calendar/wall-time.ts";
import type { Tx } from "#lib/db.ts";
import { meetupAt, newDate, type SeriesOfDates } from "./lay-out.ts";
import { markHolidays } from "./mark-holidays.ts";
import type { PlanEntry } from "./plan.ts";
import { newPlace } from "./plan-of-series.ts";
import type { Slot } from "./series-rules.ts";
import { setTimes } from "./set-times.ts";
import { settleMeetup } from "./settle.ts";

/** What carrying out needs to know of the series and of the change. `placeId` stands in for `newPlace`. */
type Carrying = {
  series: SeriesOfDates & { laidOutTo: string | null };
  changeId: string;
  placeId: string;
};

/** Does to the rows what a plan says of the dates, and keeps with the change how each stood before. */
export async function carryOut(tx: Tx, entries: PlanEntry[], carrying: Carrying): Promise<void> {
  const { changeId } = carrying;
  const { dropped, back, fresh, times } = sorted(entries, carrying);
  const was = await asTheyWere(tx, [...times.keys()]);
  await tx.meetup.updateMany({ where: { id: { in: dropped } }, data: { droppedById: changeId } });
  const ofPattern = { droppedById: null, calledById: null, name: "" };
  await tx.meetup.updateMany({ where: { id: { in: back } }, data: ofPattern });
  await setTimes(
    tx,
    [...times].map(([id, one]) => ({ id, ...one })),
  );
  const data = await markHolidays(tx, carrying.series, fresh);
  const added = await tx.meetup.createManyAndReturn({ data, select: { id: true } });

  const moved = [...times.keys()].filter((id) => !back.includes(id));
  const notes = [
    ...dropped.map((id) => ({ meetupId: id, what: "dropped" })),
    ...moved.map((id) => ({ meetupId: id, what: "moved", ...was.get(id) })),
    ...back.map((id) => ({ meetupId: id, what: "added", ...was.get(id) })),
    ...added.map(({ id }) => ({ meetupId: id, what: "added" })),
  ];
  await tx.changedMeetup.createMany({
    data: notes.map((note) => ({ changeId, ...note })),
    skipDuplicates: true,
  });
  // Company may have been lost while they were off.
  for (const id of back) await settleMeetup(tx, id);
}

/** What each entry asks for. What is not a row yet asks for nothing: laying out will make it by the new rules. */
function sorted(entries: PlanEntry[], carrying: Carrying) {
  const { laidOutTo } = carrying.series;
  const [dropped, back]: [string[], string[]] = [[], []];
  const fresh: ReturnType<typeof newDate>[] = [];
  const times = new Map<string, ReturnType<typeof meetupAt>>();
  for (const entry of entries) {
    if (entry.kind === "added") {
      const at = timesOf(entry.after, carrying);
      if (entry.back?.id) {
        // Address, answers and all: an earlier change had dropped it, or it was kept as a one-off.
        back.push(entry.back.id);
        times.set(entry.back.id, at);
      } else if (laidOutTo && dateOf(entry.after.local) <= laidOutTo) {
        fresh.push(newDate(carrying.series, at));
      }
      continue;
    }
    const { id, originalLocal } = entry.date;
    if (id === null) continue;
    if (entry.kind === "dropped") dropped.push(id);
    else if (entry.kind === "moved" || entry.original !== originalLocal) {
      times.set(id, { ...timesOf(entry.after, carrying), originalLocal: entry.original });
    }
  }
  return { dropped, back, fresh, times };
}

/** How rows stand before they are changed, in the words of `changed_meetup`, by id. */
async function asTheyWere(tx: Tx, ids: string[]) {
  const rows = await tx.meetup.findMany({
    where: { id: { in: ids } },
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

function timesOf({ local, zone, minutes, placeId }: Slot, carrying: Carrying) {
  return meetupAt(local, zone, minutes, placeId === newPlace ? carrying.placeId : placeId);
}
