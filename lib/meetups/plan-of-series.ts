import type { findSeriesFor } from "#lib/access/find.ts";
import { RuleError } from "#lib/calendar/recurrence.ts";
import { addDays, atClock, type LocalDate, later, minutesBetween } from "#lib/calendar/wall-time.ts";
import type { Prisma, Tx } from "#lib/db.ts";
import { localDate, now } from "#lib/time.ts";
import { patternKind, patternToRrule } from "./pattern.ts";
import { type Plan, type PlannedDate, planChange } from "./plan.ts";
import { type ChangedRules, heldOn, sameFrom, versionOf, withPattern, withPause } from "./series-rules.ts";
import type { WantedChange, WantedPattern } from "./wanted-change.ts";

export type { WantedChange } from "./wanted-change.ts";

/** Stands in a plan for a place that nobody has met at yet and that is made only when the plan is applied. */
export const newPlace = "new";

export type SeriesWithRules = Awaited<ReturnType<typeof findSeriesFor>>;
type RuleRow = SeriesWithRules["rules"][number];

/**
 * Why a change cannot be: its days are over; it begins more than two years from now; it is paused, or has ended, by
 * then already; or its rule cannot be used, for a reason that is a sentence.
 */
export type ChangeRefusal =
  | { refusal: "over" | "too-far" | "paused-already" | "ended-already" }
  | { refusal: "not-a-rule"; reason: string };

export type PlannedChange =
  | {
      ok: true;
      plan: Plan;
      /** The versions it brings and those it sets aside. */
      rules: ChangedRules<RuleRow>;
      /** Whether it changes anything at all. */
      changes: boolean;
    }
  | ({ ok: false } & ChangeRefusal);

/** Two years and a bit: further ahead nobody knows how a café opens. */
export const furthest = 740;

/**
 * The plan that a wanted change makes of a series as it stands: what a preview shows and what applying it does. A day
 * that is over is read as today.
 */
export async function planOf(tx: Tx, series: SeriesWithRules, wanted: WantedChange): Promise<PlannedChange> {
  const today = localDate(now(), series.zone);
  const from = later(wanted.from, today);
  const last = wanted.what === "pause" ? wanted.to : from;
  if (last < today) return { ok: false, refusal: "over" };
  if (later(from, last) > addDays(today, furthest)) return { ok: false, refusal: "too-far" };
  try {
    const rules = await changedRules(tx, series.rules, wanted, from);
    if (!rules) return { ok: false, refusal: wanted.what === "end" ? "ended-already" : "paused-already" };
    const plan = planChange({
      ...(await comingDates(tx, series.id, today)),
      before: series.rules,
      after: rules.rules,
      from,
      laidOutTo: series.laidOutTo,
      now: now(),
      version: series.version,
    });
    const changes =
      plan.entries.some(({ kind }) => kind !== "kept") || !sameFrom(series.rules, rules.rules, from);
    return { ok: true, plan, rules, changes };
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    return { ok: false, refusal: "not-a-rule", reason: error.message };
  }
}

async function changedRules(
  tx: Tx,
  rules: RuleRow[],
  wanted: WantedChange,
  from: LocalDate,
): Promise<ChangedRules<RuleRow> | undefined> {
  if (wanted.what === "pause") return withPause(rules, from, wanted.to);
  if (wanted.what === "end") return withPause(rules, from, null);
  const place = await tx.place.findUnique({ where: { name_address: wanted.place }, select: { id: true } });
  const fresh = wishOf(wanted, { from, placeId: place?.id ?? newPlace });
  return withPattern(rules, versionOf(fresh, heldOn(rules, from)));
}

/** The wish of a pattern, for a day from which it is to hold and a place. */
export function wishOf(
  { pattern, start, end, zone }: WantedPattern,
  { from, placeId }: { from: LocalDate; placeId: string },
) {
  const minutes = minutesBetween(atClock(from, start), atClock(from, end));
  const rrule = patternToRrule(pattern);
  return { fromDate: from, kind: patternKind(pattern), zone, rrule, clock: start, minutes, placeId };
}

const planned = {
  id: true,
  originalLocal: true,
  local: true,
  minutes: true,
  placeId: true,
  zone: true,
  cancelledAt: true,
  droppedById: true,
  calledById: true,
  answers: { select: { memberId: true, kind: true } },
} satisfies Prisma.MeetupSelect;

/** The coming dates of a series: those of its pattern, and those that were once. */
export async function comingDates(tx: Tx, seriesId: string, today: LocalDate) {
  const rows = await tx.meetup.findMany({
    where: { seriesId, ...coming(today) },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
    select: planned,
  });
  const [dates, spare]: [PlannedDate[], PlannedDate[]] = [[], []];
  for (const { cancelledAt, droppedById, calledById, ...row } of rows) {
    const date = { ...row, skipped: cancelledAt !== null };
    if (droppedById === null && calledById === null) dates.push(date);
    else spare.push({ ...date, oneOff: droppedById === null });
  }
  return { dates, spare };
}

/** Dates not over; or, moved by hand to a day that is over, of a day that is to come, which gets no second date. */
function coming(today: LocalDate) {
  return {
    OR: [{ endsAt: { gt: now() } }, { originalLocal: { gte: atClock(today, "00:00") } }],
  } satisfies Prisma.MeetupWhereInput;
}

/** Locks the coming dates of a series: an answer waits until what is planned for its date is done, and then sees it. */
export async function lockComingDates(tx: Tx, seriesId: string, today: LocalDate): Promise<void> {
  const begin = atClock(today, "00:00");
  await tx.$queryRaw`
    SELECT 1 FROM meetup WHERE series_id = ${seriesId}::uuid AND (ends_at > ${now()} OR original_local >= ${begin})
    ORDER BY id FOR UPDATE`;
}
