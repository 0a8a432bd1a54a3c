import { holidayOn } from "#lib/calendar/holidays.ts";
import type { Weekday } from "#lib/calendar/rule-parts.ts";
import { addDays, atClock, clockOf, dateOf } from "#lib/calendar/wall-time.ts";
import { db, type Tx } from "#lib/db.ts";
import { publish } from "#lib/realtime/publish.ts";
import { localDate, now } from "#lib/time.ts";
import { tellMembers } from "./tell-members.ts";
import { usualDays, voteFacts } from "./vote-facts.ts";
import { FARTHEST_DAYS, offeredDays, VOTE_DAYS, voteDue } from "./vote-rules.ts";

/**
 * Opens a date vote for each series that meets about once a month, has no date and is due one, and writes to every
 * member. Safe to run twice and at once: who comes second finds the series locked, and then the vote open.
 */
export async function openDueVotes(): Promise<void> {
  const about = await db.series.findMany({
    where: { rules: { some: { kind: "about", setAsideById: null } } },
    select: { id: true },
  });
  for (const { id } of about) {
    if (voteDue((await voteFacts(db, id)).facts))
      await db.$transaction((tx) => openVote(tx, id, { tell: true }));
  }
}

/** Opens a series' date vote if one is due. @param tell whether every member gets a letter */
export async function openVote(
  tx: Tx,
  seriesId: string,
  { tell }: { tell: boolean },
): Promise<string | null> {
  await tx.$queryRaw`SELECT 1 FROM series WHERE id = ${seriesId}::uuid FOR UPDATE`;
  const { series, rule, next, facts } = await voteFacts(tx, seriesId);
  if (!rule || !voteDue(facts)) return null;
  const closesAt = new Date(now().getTime() + VOTE_DAYS * 86_400_000);
  const days = offeredDays({
    closing: localDate(closesAt, rule.zone),
    usual: usualDays(rule),
    wishes: await wishes(tx, seriesId),
    off: await daysOff(tx, series, localDate(now(), rule.zone)),
    before: next,
  });
  if (days.length === 0) return null;
  const candidates = days.map((day) => ({ local: atClock(day, clockOf(rule.start)) }));
  const vote = await tx.dateVote.create({
    data: { seriesId: series.id, begunAt: now(), closesAt, candidates: { create: candidates } },
    select: { id: true },
  });
  if (tell) await tellMembers(tx, "vote-open", { about: vote.id });
  await publish(tx, "meetups");
  return vote.id;
}

/** How many members say they usually come, by weekday. */
async function wishes(tx: Tx, seriesId: string): Promise<Partial<Record<Weekday, number>>> {
  const said = await tx.standingAnswer.groupBy({
    by: ["day"],
    where: { seriesId, member: { suspendedAt: null } },
    _count: true,
  });
  return Object.fromEntries(said.map(({ day, _count }) => [day, _count]));
}

/** Days not to offer: public holidays, and those on which a date of the series was called off. */
async function daysOff(
  tx: Tx,
  series: { id: string; holidays: string },
  today: string,
): Promise<Set<string>> {
  const rows = await tx.meetup.findMany({
    where: { seriesId: series.id, droppedById: null, endsAt: { gt: now() } },
    select: { local: true },
  });
  const off = new Set(rows.map(({ local }) => dateOf(local)));
  for (let ahead = 0; ahead < FARTHEST_DAYS; ahead++) {
    const day = addDays(today, ahead);
    if (await holidayOn(series.holidays, day)) off.add(day);
  }
  return off;
}
