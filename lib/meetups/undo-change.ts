import { lockSeriesFor } from "#lib/access/find.ts";
import type { OrganiserViewer } from "#lib/access/viewer.ts";
import { addDays, atClock } from "#lib/calendar/wall-time.ts";
import { db, type Tx } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { publish } from "#lib/realtime/publish.ts";
import { now } from "#lib/time.ts";
import { datesOf, layOutDates, meetupAt } from "./lay-out.ts";
import type { SeriesWithRules } from "./plan-of-series.ts";

export type Undone = { ok: true } | { ok: false; refusal: "not-the-newest" | "undone-already" };

/**
 * Undoes a change of pattern: rules, dates, times and places as they were. Only the newest change that is not undone
 * yet can be. Dates that have begun since are left as they are. Everybody who had answered one of the dates it touched
 * gets a letter with how those stand now.
 */
export async function undoChange(
  viewer: OrganiserViewer,
  seriesId: string,
  changeId: string,
): Promise<Undone> {
  return db.$transaction(async (tx) => {
    const series = await lockSeriesFor(viewer, seriesId, tx);
    const newest = await newestChange(tx, series.id);
    const change = await tx.patternChange.findFirst({ where: { id: changeId, seriesId: series.id } });
    if (!change) throw new NotFound();
    if (change.undoneAt) return { ok: false, refusal: "undone-already" };
    if (newest?.id !== change.id) return { ok: false, refusal: "not-the-newest" };

    await tx.patternChange.update({ where: { id: change.id }, data: { undoneAt: now() } });
    await restoreRules(tx, series.id, change.id);
    await restoreDates(tx, change.id);
    await restoreBeyond(tx, viewer, series, change);
    for (const memberId of await concerned(tx, change.id)) {
      await enqueue(tx, "send-letter", { letter: "change-undone", to: memberId, about: change.id });
    }
    await publish(tx, "meetups");
    return { ok: true };
  });
}

/** The change that can be undone: the newest of the series that has not been. */
export async function newestChange(tx: Tx, seriesId: string) {
  return tx.patternChange.findFirst({
    where: { seriesId, undoneAt: null },
    orderBy: { madeVersion: "desc" },
    include: { appliedBy: { select: { name: true } } },
  });
}

async function restoreRules(tx: Tx, seriesId: string, changeId: string): Promise<void> {
  await tx.seriesRule.updateMany({
    where: { seriesId, setAsideById: changeId },
    data: { setAsideById: null },
  });
  // What the change brought is set aside by the change itself: nothing is deleted.
  await tx.seriesRule.updateMany({ where: { seriesId, changeId }, data: { setAsideById: changeId } });
  await tx.series.update({ where: { id: seriesId }, data: { version: { increment: 1 } } });
}

async function restoreDates(tx: Tx, changeId: string): Promise<void> {
  const changed = await tx.changedMeetup.findMany({ where: { changeId }, include: { meetup: true } });
  for (const { what, meetup, ...before } of changed) {
    if (meetup.startsAt <= now()) continue;
    const where = { id: meetup.id };
    if (what === "dropped") {
      await tx.meetup.updateMany({ where: { ...where, droppedById: changeId }, data: { droppedById: null } });
      continue;
    }
    const { beforeOriginalLocal, beforeLocal, beforeMinutes, beforePlaceId } = before;
    const times =
      beforeLocal && beforeMinutes && beforePlaceId
        ? {
            ...meetupAt(beforeLocal, meetup.zone, beforeMinutes, beforePlaceId),
            originalLocal: beforeOriginalLocal ?? beforeLocal,
          }
        : {};
    const dropped = what === "added" ? { droppedById: before.beforeDroppedById ?? changeId } : {};
    await tx.meetup.update({ where, data: { ...times, ...dropped } });
  }
}

/**
 * Dates that were laid out after the change, further ahead than it reached: those the restored rules do not give are
 * dropped, and those they do give are laid out.
 */
async function restoreBeyond(
  tx: Tx,
  viewer: OrganiserViewer,
  before: SeriesWithRules,
  change: { id: string; laidOutToBefore: string | null },
): Promise<void> {
  const { laidOutToBefore } = change;
  if (!laidOutToBefore || !before.laidOutTo) return;
  const series = await lockSeriesFor(viewer, before.id, tx);
  const from = addDays(laidOutToBefore, 1);
  const given = datesOf(series.rules, series.zone, from, before.laidOutTo).map(({ local }) => local);
  await tx.meetup.updateMany({
    where: {
      seriesId: series.id,
      droppedById: null,
      startsAt: { gt: now() },
      originalLocal: { gte: atClock(from, "00:00"), notIn: given },
    },
    data: { droppedById: change.id },
  });
  await tx.meetup.updateMany({
    where: {
      seriesId: series.id,
      droppedById: change.id,
      startsAt: { gt: now() },
      originalLocal: { in: given },
    },
    data: { droppedById: null },
  });
  await tx.series.update({ where: { id: series.id }, data: { laidOutTo: laidOutToBefore } });
  await layOutDates(tx, series.id);
}

/** Whoever was going, or might, on a coming date that the change had touched. */
async function concerned(tx: Tx, changeId: string): Promise<string[]> {
  const answers = await tx.answer.findMany({
    where: {
      kind: { in: ["going", "might"] },
      meetup: {
        startsAt: { gt: now() },
        OR: [{ changed: { some: { changeId } } }, { droppedById: changeId }],
      },
    },
    distinct: ["memberId"],
    orderBy: { memberId: "asc" },
    select: { memberId: true },
  });
  return answers.map(({ memberId }) => memberId);
}
