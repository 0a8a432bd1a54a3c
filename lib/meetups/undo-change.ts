import { lockSeriesFor } from "#lib/access/find.ts";
import type { OrganiserViewer } from "#lib/access/viewer.ts";
import { addDays, atClock, dateOf, type LocalDate, later, minutesBetween } from "#lib/calendar/wall-time.ts";
import { db, type Prisma, type Tx } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import { enqueueAll } from "#lib/jobs/enqueue.ts";
import { publish } from "#lib/realtime/publish.ts";
import { localDate, now } from "#lib/time.ts";
import { carryOut } from "./carry-out.ts";
import { meetupAt } from "./lay-out.ts";
import { planChange } from "./plan.ts";
import { comingDates, lockComingDates, newPlace, type SeriesWithRules } from "./plan-of-series.ts";
import { type RuleVersion, type Slot, slotsOn } from "./series-rules.ts";
import { setTimes, type Timed } from "./set-times.ts";
import { settleMeetup } from "./settle.ts";
import { whoWaitsSecretly } from "./waiting-secretly.ts";

export type Undone = { ok: true } | { ok: false; refusal: "not-the-newest" | "undone-already" };

/**
 * Undoes a change of a series: rules, dates, times and places as they were. Only the newest change that is not undone
 * yet can be. Dates that have begun since are left as they are, and so is what was changed by hand since. Everybody who
 * had answered one of the dates it touched gets a letter with how those stand now.
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

    await lockComingDates(tx, series.id, localDate(now(), series.zone));
    await tx.patternChange.update({ where: { id: change.id }, data: { undoneAt: now() } });
    await restoreRules(tx, series.id, change.id);
    await restoreDates(tx, series, change.id);
    await restoreBeyond(tx, series, { change, rules: (await lockSeriesFor(viewer, series.id, tx)).rules });
    const letters = (await concerned(tx, change.id)).map((to) => ({
      letter: "change-undone" as const,
      to,
      about: change.id,
    }));
    await enqueueAll(tx, "send-letter", letters);
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

type Changed = Prisma.ChangedMeetupGetPayload<{ include: { meetup: true } }>;

async function restoreDates(tx: Tx, series: SeriesWithRules, changeId: string): Promise<void> {
  const all = await tx.changedMeetup.findMany({ where: { changeId }, include: { meetup: true } });
  const changed = all.filter(({ meetup }) => meetup.startsAt > now());
  const given = slotsOn(
    series.rules,
    changed.map(({ meetup }) => meetup),
  );
  await setTimes(
    tx,
    changed.flatMap((each) => timesBefore(each, given) ?? []),
  );
  const dropped = changed.filter(({ what }) => what === "dropped").filter(isOffStill);
  await tx.meetup.updateMany({
    where: { id: { in: dropped.map(({ meetup }) => meetup.id) } },
    data: { droppedById: null, calledById: null, name: "" },
  });
  await takeBack(
    tx,
    series,
    changed.filter(({ what }) => what === "added"),
  );
  // Company may have been lost while they were off.
  for (const { meetup } of dropped) await settleMeetup(tx, meetup.id);
}

/** Dropped by this change, or kept as a one-off since. */
function isOffStill({ changeId, meetup: { droppedById, calledById } }: Changed): boolean {
  return droppedById === changeId || (droppedById === null && calledById !== null);
}

/** What the change added goes again: to where an earlier change had dropped it, or to who had kept it as a one-off. */
async function takeBack(tx: Tx, series: SeriesWithRules, added: Changed[]): Promise<void> {
  const isNew = ({ beforeLocal }: Changed) => beforeLocal === null;
  const fresh = added.filter(isNew).map(({ meetup }) => meetup.id);
  await tx.meetup.updateMany({
    where: { id: { in: fresh } },
    data: { droppedById: added[0]?.changeId ?? null },
  });
  const callers = await stillThere(tx, added);
  for (const { changeId, meetup, ...before } of added.filter((each) => !isNew(each))) {
    const caller = callers.has(before.beforeCalledById ?? "") ? before.beforeCalledById : null;
    const droppedById = before.beforeDroppedById ?? (caller ? null : changeId);
    const data = { droppedById, calledById: caller, name: caller ? series.name : "" };
    await tx.meetup.update({ where: { id: meetup.id }, data });
  }
}

/** The times a date had before it was moved or came back. What was changed by hand since stays. */
function timesBefore(changed: Changed, given: ReturnType<typeof slotsOn>): Timed | undefined {
  const { what, meetup, beforeOriginalLocal } = changed;
  const before = slotBefore(changed);
  if (!before) return undefined;
  const { local, zone, minutes, placeId } =
    what === "moved" ? unlessByHand(meetup, before, given(meetup)) : before;
  const originalLocal = beforeOriginalLocal ?? before.local;
  return { id: meetup.id, ...meetupAt(local, zone, minutes, placeId), originalLocal };
}

function slotBefore({ meetup, ...before }: Changed): Slot | undefined {
  const { beforeLocal, beforeMinutes, beforePlaceId, beforeZone } = before;
  if (!beforeLocal || !beforeMinutes || !beforePlaceId) return undefined;
  return {
    local: beforeLocal,
    minutes: beforeMinutes,
    placeId: beforePlaceId,
    zone: beforeZone ?? meetup.zone,
  };
}

/** @param given what the change's own rules give: what differs from it was changed by hand, before it or since */
function unlessByHand(meetup: Slot, before: Slot, given: Slot | undefined): Slot {
  if (!given) return before;
  const byHand = meetup.local !== given.local || meetup.zone !== given.zone;
  return {
    local: byHand ? meetup.local : before.local,
    zone: byHand ? meetup.zone : before.zone,
    minutes: meetup.minutes === given.minutes ? before.minutes : meetup.minutes,
    placeId: meetup.placeId === given.placeId ? before.placeId : meetup.placeId,
  };
}

/** Of those who had kept a date as a one-off, who is still a member. */
async function stillThere(tx: Tx, changed: Changed[]): Promise<Set<string>> {
  const ids = changed.flatMap(({ beforeCalledById }) => beforeCalledById ?? []);
  if (ids.length === 0) return new Set();
  const members = await tx.member.findMany({ where: { id: { in: ids } }, select: { id: true } });
  return new Set(members.map(({ id }) => id));
}

/**
 * Dates that were laid out after the change, further ahead than it reached, were never otherwise: for them undoing is a
 * change back, with a plan like any other.
 */
async function restoreBeyond(
  tx: Tx,
  series: SeriesWithRules,
  { change, rules }: { change: { id: string; laidOutToBefore: LocalDate | null }; rules: RuleVersion[] },
): Promise<void> {
  const { laidOutTo } = series;
  if (!change.laidOutToBefore || !laidOutTo) return;
  const today = localDate(now(), series.zone);
  const from = later(addDays(change.laidOutToBefore, 1), today);
  if (from > laidOutTo) return;
  const restored = await tx.changedMeetup.findMany({
    where: { changeId: change.id },
    select: { meetupId: true },
  });
  const done = new Set<string | null>(restored.map(({ meetupId }) => meetupId));
  const beyond = ({ originalLocal }: { originalLocal: string }) => dateOf(originalLocal) >= from;
  const { dates, spare } = await comingDates(tx, series.id, today);
  const plan = planChange({
    dates: dates.filter(beyond),
    spare: spare.filter(beyond),
    before: series.rules,
    after: rules,
    from,
    laidOutTo,
    now: now(),
    weeks: Math.ceil(minutesBetween(atClock(from, "00:00"), atClock(laidOutTo, "00:00")) / MINUTES_OF_WEEK),
    version: series.version,
  });
  const entries = plan.entries.filter((entry) => entry.kind === "added" || !done.has(entry.date.id));
  await carryOut(tx, entries, { series, changeId: change.id, placeId: newPlace });
}

const MINUTES_OF_WEEK = 7 * 24 * 60;

/** Whoever would or might have come to a coming date that the change had touched. */
async function concerned(tx: Tx, changeId: string): Promise<string[]> {
  const touched = await tx.meetup.findMany({
    where: { startsAt: { gt: now() }, OR: [{ changed: { some: { changeId } } }, { droppedById: changeId }] },
    select: { id: true, answers: { where: { kind: { not: "cant" } }, select: { memberId: true } } },
  });
  const ids = touched.map(({ id }) => id);
  const said = touched.flatMap(({ answers }) => answers.map(({ memberId }) => memberId));
  return [...new Set([...said, ...(await whoWaitsSecretly(tx, ids))])].sort();
}
