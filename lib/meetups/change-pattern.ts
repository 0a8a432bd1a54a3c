import { lockSeriesFor } from "#lib/access/find.ts";
import type { OrganiserViewer } from "#lib/access/viewer.ts";
import { addDays, dateOf, later } from "#lib/calendar/wall-time.ts";
import { db, type Tx } from "#lib/db.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { firstTime } from "#lib/once.ts";
import { publish } from "#lib/realtime/publish.ts";
import { now } from "#lib/time.ts";
import { meetupAt } from "./lay-out.ts";
import { type Plan, type PlanEntry, peopleTold, planFingerprint } from "./plan.ts";
import { newPlace, planOf, type SeriesWithRules, type WantedPattern } from "./plan-of-series.ts";
import { findOrMakePlace } from "./start-series.ts";

export type Changed =
  | { ok: true; changeId: string; told: number }
  | { ok: false; refusal: "stale" | "sent-already" };

/**
 * Applies a change of pattern that was previewed. Answers on kept and moved dates stay where they are; whoever was
 * going to, or might have come to, a date that goes or moves gets a letter.
 * @param fingerprint of the plan that was read: if the plan would now be another, nothing is done (`stale`)
 */
export async function changePattern(
  viewer: OrganiserViewer,
  seriesId: string,
  { wanted, fingerprint, sent }: { wanted: WantedPattern; fingerprint: string; sent?: string | undefined },
): Promise<Changed> {
  return db.$transaction(async (tx) => {
    const series = await lockSeriesFor(viewer, seriesId, tx);
    if (!(await firstTime(tx, sent))) return { ok: false, refusal: "sent-already" };
    const plan = await planOf(tx, series, wanted);
    if (planFingerprint(plan) !== fingerprint) return { ok: false, refusal: "stale" };

    const placeId = (await findOrMakePlace(tx, wanted.place)).id;
    const changeId = await changeRules(tx, viewer, series, plan, placeId);
    for (const entry of plan.entries) await carryOut(tx, entry, { series, changeId, placeId });
    const told = peopleTold(plan);
    for (const { memberId } of told) {
      await enqueue(tx, "send-letter", { letter: "date-gone", to: memberId, about: changeId });
    }
    await publish(tx, "meetups");
    return { ok: true, changeId, told: told.length };
  });
}

async function changeRules(
  tx: Tx,
  viewer: OrganiserViewer,
  series: SeriesWithRules,
  plan: Plan,
  placeId: string,
): Promise<string> {
  const { rrule, start, from, minutes } = plan.rule;
  const version = series.version + 1;
  const change = await tx.patternChange.create({
    data: {
      seriesId: series.id,
      fromDate: from,
      laidOutToBefore: series.laidOutTo,
      appliedAt: now(),
      appliedById: viewer.id,
      madeVersion: version,
    },
  });
  await tx.seriesRule.updateMany({
    where: { seriesId: series.id, setAsideById: null, fromDate: { gte: from } },
    data: { setAsideById: change.id },
  });
  await tx.seriesRule.create({
    data: {
      seriesId: series.id,
      fromDate: from,
      zone: series.zone,
      rrule,
      start,
      minutes,
      placeId,
      changeId: change.id,
    },
  });
  await tx.series.update({ where: { id: series.id }, data: { version, laidOutTo: reach(series, plan) } });
  return change.id;
}

/**
 * How far the series is laid out after the change. A change that begins beyond what is laid out leaves days between
 * that the old rule has yet to give: so the daily job goes on where it was, and finds the new rule's dates made.
 */
function reach({ laidOutTo }: SeriesWithRules, plan: Plan): string | null {
  if (!laidOutTo || plan.rule.from > addDays(laidOutTo, 1)) return laidOutTo;
  return later(laidOutTo, plan.until);
}

type Carrying = { series: SeriesWithRules; changeId: string; placeId: string };

async function carryOut(tx: Tx, entry: PlanEntry, { series, changeId, placeId }: Carrying): Promise<void> {
  if (entry.kind === "kept") return;
  if (entry.kind === "dropped") {
    await tx.meetup.update({ where: { id: entry.date.id }, data: { droppedById: changeId } });
    await note(tx, { changeId, meetupId: entry.date.id, what: "dropped" });
    return;
  }
  const to = entry.after.placeId === newPlace ? placeId : entry.after.placeId;
  const times = meetupAt(entry.after.local, series.zone, entry.after.minutes, to);
  if (entry.kind === "moved") {
    const { id, originalLocal, local, minutes, placeId: place } = entry.date;
    await note(tx, {
      changeId,
      meetupId: id,
      what: "moved",
      before: { originalLocal, local, minutes, place },
    });
    await tx.meetup.update({ where: { id }, data: times });
    return;
  }
  await add(tx, series.id, times, changeId);
}

/** Adds a date. A day that had a date which an earlier change dropped gets that one back, address, answers and all. */
async function add(
  tx: Tx,
  seriesId: string,
  times: ReturnType<typeof meetupAt>,
  changeId: string,
): Promise<void> {
  const day = dateOf(times.local);
  const dropped = await tx.meetup.findFirst({
    where: { seriesId, droppedById: { not: null }, originalLocal: { startsWith: day } },
  });
  if (!dropped) {
    const { id } = await tx.meetup.create({ data: { seriesId, ...times } });
    await note(tx, { changeId, meetupId: id, what: "added" });
    return;
  }
  const { id, originalLocal, local, minutes, placeId: place, droppedById } = dropped;
  await note(tx, {
    changeId,
    meetupId: id,
    what: "added",
    before: { originalLocal, local, minutes, place, droppedById },
  });
  await tx.meetup.update({ where: { id }, data: { ...times, droppedById: null } });
}

type Note = {
  changeId: string;
  meetupId: string;
  what: "added" | "dropped" | "moved";
  before?: {
    originalLocal: string;
    local: string;
    minutes: number;
    place: string;
    droppedById?: string | null;
  };
};

/** Keeps how a date stood before, so that undo can put back exactly that. */
async function note(tx: Tx, { changeId, meetupId, what, before }: Note): Promise<void> {
  await tx.changedMeetup.create({
    data: {
      changeId,
      meetupId,
      what,
      beforeOriginalLocal: before?.originalLocal ?? null,
      beforeLocal: before?.local ?? null,
      beforeMinutes: before?.minutes ?? null,
      beforePlaceId: before?.place ?? null,
      beforeDroppedById: before?.droppedById ?? null,
    },
  });
}
