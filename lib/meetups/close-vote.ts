import { findVoteFor } from "#lib/access/find.ts";
import type { OrganiserViewer } from "#lib/access/viewer.ts";
import { dateOf } from "#lib/calendar/wall-time.ts";
import { db, type Tx } from "#lib/db.ts";
import { enqueueAll } from "#lib/jobs/enqueue.ts";
import { publish } from "#lib/realtime/publish.ts";
import { now } from "#lib/time.ts";
import { meetupAt, newDate } from "./lay-out.ts";
import type { MarkKind } from "./mark-candidate.ts";
import { holidayName } from "./mark-holidays.ts";
import { type RuleVersion, ruleOn } from "./series-rules.ts";
import { settleMeetup } from "./settle.ts";
import { tellAnswerers } from "./tell-answerers.ts";
import { voteFacts } from "./vote-facts.ts";
import { winner } from "./vote-rules.ts";

/** `found`: the meetup it became, null when nobody could. */
export type Closed = { ok: true; found: string | null } | { ok: false; refusal: "closed" };

/** An organiser closes a vote before its time: it is counted as it stands. */
export async function closeVote(viewer: OrganiserViewer, voteId: string): Promise<Closed> {
  const { id, seriesId } = await findVoteFor(viewer, voteId);
  return db.$transaction(async (tx) => {
    const vote = await lockVote(tx, { id, seriesId });
    if (vote.closedAt) return { ok: false, refusal: "closed" };
    const { facts } = await voteFacts(tx, seriesId);
    // A date was fixed by hand meanwhile, and no job has come by yet.
    if (facts.kind !== "about" || facts.coming) return { ok: true, found: await closeQuietly(tx, vote) };
    return { ok: true, found: await countVote(tx, vote) };
  });
}

/** An organiser calls a vote off: no date comes of it, and the next one opens in its time. */
export async function callOffVote(viewer: OrganiserViewer, voteId: string): Promise<Closed> {
  const { id, seriesId } = await findVoteFor(viewer, voteId);
  return db.$transaction(async (tx) => {
    const vote = await lockVote(tx, { id, seriesId });
    if (vote.closedAt) return { ok: false, refusal: "closed" };
    return { ok: true, found: await closeQuietly(tx, vote) };
  });
}

/**
 * A vote, locked until the transaction ends. The series first, as whoever changes its pattern does, so that neither
 * a change nor the laying out of dates comes in between; marks wait at the vote alone.
 */
export async function lockVote(tx: Tx, { id, seriesId }: { id: string; seriesId: string }) {
  await tx.$queryRaw`SELECT 1 FROM series WHERE id = ${seriesId}::uuid FOR UPDATE`;
  await tx.$queryRaw`SELECT 1 FROM date_vote WHERE id = ${id}::uuid FOR UPDATE`;
  return tx.dateVote.findUniqueOrThrow({ where: { id } });
}

type Vote = Awaited<ReturnType<typeof lockVote>>;

/** Closes a vote without a date and without a letter. */
export async function closeQuietly(tx: Tx, vote: Vote): Promise<null> {
  await tx.dateVote.update({ where: { id: vote.id }, data: { closedAt: now() } });
  await publish(tx, "meetups");
  return null;
}

/**
 * Closes a vote, makes the winning day a date and writes to those who marked one. Nobody's mark becomes an answer:
 * that a day could be is not yet "I'm going".
 */
export async function countVote(tx: Tx, vote: Vote): Promise<string | null> {
  const { series } = await voteFacts(tx, vote.seriesId);
  const won = winner(await tallies(tx, vote, series.rules), now());
  if (!won) return closeQuietly(tx, vote);
  const { could: _could, ifNeedBe: _ifNeedBe, id: _candidate, ...times } = won;
  const of = { seriesId: vote.seriesId, originalLocal: times.originalLocal };
  const holiday = await holidayName(tx, series, times.local);
  const { id: meetupId } = await tx.meetup.upsert({
    where: { seriesId_originalLocal: of },
    create: { ...newDate(series, times), holiday },
    // A day that had been called off or dropped has been voted for since: it is that date, at its own address.
    update: {
      ...times,
      holiday,
      asksTill: null,
      cancelledAt: null,
      cancelledById: null,
      cancelledFor: "",
      droppedById: null,
    },
    select: { id: true },
  });
  await tx.dateVote.updateMany({ where: { meetupId }, data: { meetupId: null } });
  await tx.dateVote.update({ where: { id: vote.id }, data: { closedAt: now(), meetupId } });
  const told = await tellWhoMarked(tx, vote.id);
  // Where it had been called off, what was said of it then is said of it again.
  await settleMeetup(tx, meetupId);
  await tellAnswerers(tx, "date-back", { meetupId, except: told });
  await publish(tx, "meetups", meetupId);
  return meetupId;
}

/**
 * Each candidate with its times as a meetup, by the rule of its day, and how many could. Left out are those at which a
 * date of the series stands, and days on which it finds its dates otherwise by now, or pauses.
 */
async function tallies(tx: Tx, vote: Vote, rules: RuleVersion[]) {
  const candidates = await tx.voteCandidate.findMany({
    where: { voteId: vote.id },
    select: {
      id: true,
      local: true,
      marks: { where: { member: { suspendedAt: null } }, select: { kind: true } },
    },
  });
  const taken = await tx.meetup.findMany({
    where: {
      seriesId: vote.seriesId,
      originalLocal: { in: candidates.map(({ local }) => local) },
      droppedById: null,
      cancelledAt: null,
    },
    select: { originalLocal: true },
  });
  return candidates.flatMap(({ id, local, marks }) => {
    const rule = ruleOn(rules, dateOf(local));
    if (rule?.kind !== "about" || taken.some(({ originalLocal }) => originalLocal === local)) return [];
    const count = (kind: MarkKind) => marks.filter((each) => each.kind === kind).length;
    const times = meetupAt(local, rule.zone, rule.minutes, rule.placeId);
    return [{ id, ...times, could: count("could"), ifNeedBe: count("if_need_be") }];
  });
}

/** @returns whom */
async function tellWhoMarked(tx: Tx, voteId: string): Promise<string[]> {
  const members = await tx.member.findMany({
    where: { suspendedAt: null, marks: { some: { candidate: { voteId } } } },
    select: { id: true },
  });
  await enqueueAll(
    tx,
    "send-letter",
    members.map(({ id }) => ({ letter: "vote-found", to: id, about: voteId })),
  );
  return members.map(({ id }) => id);
}
