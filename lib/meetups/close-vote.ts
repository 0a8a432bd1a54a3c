import { findVoteFor } from "#lib/access/find.ts";
import type { OrganiserViewer } from "#lib/access/viewer.ts";
import { holidayOn } from "#lib/calendar/holidays.ts";
import { dateOf } from "#lib/calendar/wall-time.ts";
import { db, type Tx } from "#lib/db.ts";
import { enqueueAll } from "#lib/jobs/enqueue.ts";
import { publish } from "#lib/realtime/publish.ts";
import { now } from "#lib/time.ts";
import { meetupAt, newDate } from "./lay-out.ts";
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
  const { series, rule } = await voteFacts(tx, vote.seriesId);
  const won = rule && winner(await tallies(tx, vote, rule), now());
  if (!won) return closeQuietly(tx, vote);
  const { could: _could, ifNeedBe: _ifNeedBe, id: _candidate, ...times } = won;
  const of = { seriesId: vote.seriesId, originalLocal: times.originalLocal };
  const holiday = await holidayOn(series.holidays, dateOf(times.local));
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
  await tellWhoMarked(tx, vote.id);
  await publish(tx, "meetups", meetupId);
  return meetupId;
}

/** Each candidate with its times as a meetup and how many could; without those at which a date of the series stands. */
async function tallies(tx: Tx, vote: Vote, rule: { zone: string; minutes: number; placeId: string }) {
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
  return candidates
    .filter(({ local }) => !taken.some(({ originalLocal }) => originalLocal === local))
    .map(({ id, local, marks }) => ({
      id,
      ...meetupAt(local, rule.zone, rule.minutes, rule.placeId),
      could: marks.filter(({ kind }) => kind === "could").length,
      ifNeedBe: marks.filter(({ kind }) => kind === "if_need_be").length,
    }));
}

async function tellWhoMarked(tx: Tx, voteId: string): Promise<void> {
  const members = await tx.member.findMany({
    where: { suspendedAt: null, marks: { some: { candidate: { voteId } } } },
    select: { id: true },
  });
  await enqueueAll(
    tx,
    "send-letter",
    members.map(({ id }) => ({ letter: "vote-found", to: id, about: voteId })),
  );
}
