import { parseRule, type Weekday, weekdays } from "#lib/calendar/rule-parts.ts";
import { clockOf, toLocal, weekdayOf } from "#lib/calendar/wall-time.ts";
import type { Tx } from "#lib/db.ts";
import { localDate, now } from "#lib/time.ts";
import { ruleOn } from "./series-rules.ts";
import type { VoteFacts } from "./vote-rules.ts";

const standing = { droppedById: null, cancelledAt: null } as const;

/** A series and how it stands, for the rules of date votes. */
export async function voteFacts(tx: Tx, seriesId: string) {
  const series = await tx.series.findUniqueOrThrow({
    where: { id: seriesId },
    include: { rules: { where: { setAsideById: null }, orderBy: { fromDate: "asc" } } },
  });
  const today = localDate(now(), series.zone);
  const rule = ruleOn(series.rules, today);
  const coming = await tx.meetup.findFirst({
    where: { seriesId, ...standing, endsAt: { gt: now() } },
    select: { id: true },
  });
  const held = await tx.meetup.findFirst({
    where: { seriesId, ...standing, endsAt: { lte: now() } },
    orderBy: { startsAt: "desc" },
    select: { endsAt: true },
  });
  const off = await tx.meetup.findFirst({
    where: { seriesId, droppedById: null, cancelledAt: { not: null }, endsAt: { gt: now() } },
    orderBy: { cancelledAt: "desc" },
    select: { cancelledAt: true },
  });
  const votes = await tx.dateVote.findMany({
    where: { seriesId, OR: [{ closedAt: null }, { meetupId: null }] },
    orderBy: { begunAt: "desc" },
    take: 2,
    select: { closedAt: true },
  });
  const facts: VoteFacts = {
    kind: rule?.kind ?? null,
    coming: coming !== null,
    lastHeldAt: held?.endsAt ?? null,
    calledOffAt: off?.cancelledAt ?? null,
    open: votes.some(({ closedAt }) => closedAt === null),
    fruitlessAt: votes.find(({ closedAt }) => closedAt !== null)?.closedAt ?? null,
    clock: clockOf(toLocal(now(), series.zone)),
    now: now(),
  };
  return { series, rule, next: series.rules.find(({ fromDate }) => fromDate > today)?.fromDate, facts };
}

/** The weekdays on which a rule's dates fall, or would. One that names none falls on its first date's. */
export function usualDays({ rrule, start }: { rrule: string; start: string }): Weekday[] {
  const { freq, byDay } = parseRule(rrule);
  if (byDay.length > 0) return [...new Set(byDay.map(({ day }) => day))];
  return freq === "DAILY" ? [...weekdays] : weekdays.slice(weekdayOf(start) - 1, weekdayOf(start));
}
