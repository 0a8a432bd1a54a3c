import { lockSeriesFor } from "#lib/access/find.ts";
import type { OrganiserViewer } from "#lib/access/viewer.ts";
import { db, type Tx } from "#lib/db.ts";
import { enqueueAll } from "#lib/jobs/enqueue.ts";
import { firstTime } from "#lib/once.ts";
import { publish } from "#lib/realtime/publish.ts";
import { localDate, now } from "#lib/time.ts";
import { carryOut } from "./carry-out.ts";
import { entryDate, isNews, type Plan, peopleTold } from "./plan.ts";
import { planFingerprint } from "./plan-fingerprint.ts";
import {
  type ChangeRefusal,
  lockComingDates,
  newPlace,
  type PlannedChange,
  planOf,
  type SeriesWithRules,
} from "./plan-of-series.ts";
import { findOrMakePlace } from "./start-series.ts";
import { whoWaitsSecretly } from "./waiting-secretly.ts";
import type { WantedChange } from "./wanted-change.ts";

export type Applied =
  | { ok: true; changeId: string; told: number }
  | ({ ok: false } & (ChangeRefusal | Stale));

type Stale = { refusal: "stale" };

export type Changed = Applied | { ok: false; refusal: "sent-already" };

/**
 * Applies a change of a series that was previewed. Answers on kept and moved dates stay where they are; whoever was
 * going to, or might have come to, a date that goes or moves gets a letter.
 * @param fingerprint of the plan that was read: if the plan would now be another, nothing is done (`stale`)
 */
export async function changePattern(
  viewer: OrganiserViewer,
  seriesId: string,
  { wanted, fingerprint, sent }: { wanted: WantedChange; fingerprint: string; sent?: string | undefined },
): Promise<Changed> {
  return db.$transaction(async (tx) => {
    const series = await lockSeriesFor(viewer, seriesId, tx);
    if (!(await firstTime(tx, sent))) return { ok: false, refusal: "sent-already" };
    return applyChange(tx, series, wanted, { by: viewer.id, fingerprint });
  });
}

/**
 * Applies a wanted change to a series, within a transaction that has the series locked (lib/access/find.ts).
 * @param by the member whose doing it is; null for what takes effect by itself
 * @param fingerprint of the plan that was read; without one, what is true now is applied
 * @returns `told`: how many people a letter goes to, as anybody may know it
 */
export async function applyChange(
  tx: Tx,
  series: SeriesWithRules,
  wanted: WantedChange,
  { by, fingerprint }: { by: string | null; fingerprint?: string },
): Promise<Applied> {
  await lockComingDates(tx, series.id, localDate(now(), series.zone));
  const planned = await planOf(tx, series, wanted);
  if (!planned.ok) return planned;
  const { plan, rules } = planned;
  if (fingerprint !== undefined && planFingerprint(plan) !== fingerprint)
    return { ok: false, refusal: "stale" };

  const placeId = wanted.what === "pattern" ? (await findOrMakePlace(tx, wanted.place)).id : newPlace;
  const changeId = await changeRules(tx, series, { plan, rules, placeId, what: wanted.what, by });
  await carryOut(tx, plan.entries, { series, changeId, placeId });
  const told = await tell(tx, plan, changeId);
  await publish(tx, "meetups");
  return { ok: true, changeId, told };
}

type Changing = {
  plan: Plan;
  rules: Extract<PlannedChange, { ok: true }>["rules"];
  placeId: string;
  what: WantedChange["what"];
  by: string | null;
};

async function changeRules(
  tx: Tx,
  series: SeriesWithRules,
  { plan, rules, placeId, what, by }: Changing,
): Promise<string> {
  const version = series.version + 1;
  const { id: changeId } = await tx.patternChange.create({
    data: {
      seriesId: series.id,
      what,
      fromDate: plan.from,
      laidOutToBefore: series.laidOutTo,
      appliedAt: now(),
      appliedById: by,
      madeVersion: version,
    },
    select: { id: true },
  });
  await tx.seriesRule.updateMany({
    where: { id: { in: rules.aside.map(({ id }) => id) } },
    data: { setAsideById: changeId },
  });
  await tx.seriesRule.createMany({
    data: rules.brought.map((rule) => ({
      ...rule,
      seriesId: series.id,
      placeId: rule.placeId === newPlace ? placeId : rule.placeId,
      changeId,
    })),
  });
  await tx.series.update({ where: { id: series.id }, data: { version } });
  return changeId;
}

/** Letters to those whose dates go, move or are on again. Who waits in secret gets one too, and is not counted. */
async function tell(tx: Tx, plan: Plan, changeId: string): Promise<number> {
  const told = peopleTold(plan).map(({ memberId }) => memberId);
  const ids = plan.entries.filter(isNews).flatMap((entry) => entryDate(entry)?.id ?? []);
  const waiting = (await whoWaitsSecretly(tx, ids)).filter((memberId) => !told.includes(memberId));
  const letters = [...told, ...waiting].map((to) => ({ letter: "date-gone" as const, to, about: changeId }));
  await enqueueAll(tx, "send-letter", letters);
  return told.length;
}
