import { z } from "zod";
import { db, type Tx } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import { may } from "./policy.ts";
import { membersVisibleTo } from "./scope.ts";
import type { MemberViewer, OrganiserViewer, Viewer } from "./viewer.ts";

/**
 * How one thing is reached: through the viewer. Missing and forbidden are the same NotFound.
 * An id that is not a UUID is missing, before the database is asked. So is one in capitals, or every page would have a
 * thousand addresses, and whoever made them up could push the real ones out of what the door keeps.
 */
export function idOrNotFound(id: string): string {
  if (!z.uuid().safeParse(id).success || id !== id.toLowerCase()) throw new NotFound();
  return id;
}

/** A date with its place and series. Anyone may look at a date. */
export async function findMeetupFor(_viewer: Viewer, id: string, tx: Tx = db) {
  const meetup = await tx.meetup.findUnique({
    where: { id: idOrNotFound(id) },
    include: { place: true, series: { select: { id: true, name: true, note: true } } },
  });
  if (!meetup) throw new NotFound();
  return meetup;
}

/**
 * A date to be written to by this member, locked until the transaction ends: of two who answer at once the second
 * waits and then sees what the first left. The date alone, since all who answer it wait for what is asked in between.
 */
export async function lockMeetupFor(_viewer: MemberViewer, id: string, tx: Tx) {
  await tx.$queryRaw`SELECT 1 FROM meetup WHERE id = ${idOrNotFound(id)}::uuid FOR UPDATE`;
  const meetup = await tx.meetup.findUnique({ where: { id } });
  if (!meetup) throw new NotFound();
  return meetup;
}

/** A remark in the thread of a date, which is for members. */
export async function findRemarkFor(
  _viewer: MemberViewer,
  { meetupId, remarkId }: { meetupId: string; remarkId: string },
  tx: Tx = db,
) {
  const remark = await tx.remark.findFirst({
    where: { id: idOrNotFound(remarkId), meetupId: idOrNotFound(meetupId) },
    select: { id: true, meetupId: true, memberId: true },
  });
  if (!remark) throw new NotFound();
  return remark;
}

/**
 * A date that this member may move, skip and bring back, locked after its series as a change of pattern locks them:
 * whatever moves dates waits for each other, and answers wait for it.
 * @throws {NotFound} for those who may not
 */
export async function lockDateFor(viewer: MemberViewer, id: string, tx: Tx) {
  const { seriesId } = await findDateFor(viewer, id, tx);
  if (seriesId) await tx.$queryRaw`SELECT 1 FROM series WHERE id = ${seriesId}::uuid FOR UPDATE`;
  await tx.$queryRaw`SELECT 1 FROM meetup WHERE id = ${id}::uuid FOR UPDATE`;
  return findDateFor(viewer, id, tx);
}

/** A date that this member may move, skip and bring back. @throws {NotFound} for those who may not */
export async function findDateFor(viewer: MemberViewer, id: string, tx: Tx = db) {
  const meetup = await tx.meetup.findUnique({
    where: { id: idOrNotFound(id) },
    include: {
      place: true,
      series: { select: { id: true, name: true, note: true, holidays: true, onHolidays: true, seats: true } },
    },
  });
  if (!meetup || !may.changeDate(viewer, meetup)) throw new NotFound();
  return meetup;
}

/** A series with the rules in force, the oldest first. Anyone may know how the group meets. */
export async function findSeriesFor(_viewer: Viewer, id: string, tx: Tx = db) {
  return seriesWithRules(id, tx);
}

async function seriesWithRules(id: string, tx: Tx) {
  const series = await tx.series.findUnique({
    where: { id: idOrNotFound(id) },
    include: {
      rules: { where: { setAsideById: null }, orderBy: { fromDate: "asc" }, include: { place: true } },
    },
  });
  if (!series) throw new NotFound();
  return series;
}

/** The series, locked: two who change one wait for each other. */
export async function lockSeriesFor(_viewer: MemberViewer, id: string, tx: Tx) {
  return lockSeries(id, tx);
}

/** The series, locked, where nobody asks: for what takes effect by the clock. */
export async function lockSeries(id: string, tx: Tx) {
  await tx.$queryRaw`SELECT 1 FROM series WHERE id = ${idOrNotFound(id)}::uuid FOR UPDATE`;
  return seriesWithRules(id, tx);
}

/**
 * A proposal with what was said to it, and its series, locked: whatever is done about a series' proposals waits at the
 * series' row, so of an objection and the clock, or two who decide, the second sees what the first left.
 */
export async function lockProposalFor(_viewer: MemberViewer, id: string, tx: Tx) {
  return lockProposal(id, tx);
}

/** The same for the clock, which acts for nobody when whoever proposed it has gone. */
export async function lockProposal(id: string, tx: Tx) {
  const { seriesId } = await proposalOf(id, tx);
  const series = await lockSeries(seriesId, tx);
  return { series, proposal: await proposalOf(id, tx) };
}

/** A proposal with what was said to it. Members only. */
export async function findProposalFor(_viewer: MemberViewer, id: string, tx: Tx = db) {
  return proposalOf(id, tx);
}

async function proposalOf(id: string, tx: Tx) {
  const proposal = await tx.proposal.findUnique({
    where: { id: idOrNotFound(id) },
    include: { sayings: true },
  });
  if (!proposal) throw new NotFound();
  return proposal;
}

/**
 * A date of a series that a change of pattern dropped, with its answers, locked with its series: changes of the series
 * wait. To a member who neither organises nor was going it is not there.
 */
export async function lockDroppedDateFor(viewer: MemberViewer, id: string, tx: Tx) {
  // The series first, as those do who change it: otherwise two could wait for each other.
  await tx.$queryRaw`
    SELECT 1 FROM series WHERE id = (SELECT series_id FROM meetup WHERE id = ${idOrNotFound(id)}::uuid) FOR UPDATE`;
  await tx.$queryRaw`SELECT 1 FROM meetup WHERE id = ${id}::uuid FOR UPDATE`;
  const meetup = await tx.meetup.findUnique({
    where: { id },
    include: { series: { select: { name: true } }, answers: { select: { memberId: true, kind: true } } },
  });
  if (!meetup?.series) throw new NotFound();
  const yours = meetup.answers.find(({ memberId }) => memberId === viewer.id)?.kind ?? null;
  if (!may.keepDate(viewer, yours)) throw new NotFound();
  return { ...meetup, series: meetup.series };
}

/** A date vote. */
export async function findVoteFor(_viewer: MemberViewer, id: string, tx: Tx = db) {
  const vote = await tx.dateVote.findUnique({ where: { id: idOrNotFound(id) } });
  if (!vote) throw new NotFound();
  return vote;
}

/** A date vote to be marked, locked: no mark and no day comes in while it is counted. */
export async function lockVoteFor(viewer: MemberViewer, id: string, tx: Tx) {
  await tx.$queryRaw`SELECT 1 FROM date_vote WHERE id = ${idOrNotFound(id)}::uuid FOR UPDATE`;
  return findVoteFor(viewer, id, tx);
}

/** What a quiet series asks its members. */
export async function findQuietAskFor(_viewer: MemberViewer, id: string, tx: Tx = db) {
  const ask = await tx.quietAsk.findUnique({ where: { id: idOrNotFound(id) } });
  if (!ask) throw new NotFound();
  return ask;
}

/** A fellow member's profile. */
export async function findMemberFor(viewer: MemberViewer, id: string, tx: Tx = db) {
  const member = await tx.member.findFirst({
    where: { id: idOrNotFound(id), ...membersVisibleTo(viewer) },
    select: {
      id: true,
      name: true,
      role: true,
      joinedAt: true,
      craft: true,
      languages: true,
      about: true,
      links: true,
      photo: { select: { id: true } },
    },
  });
  if (!member) throw new NotFound();
  return member;
}

/** A member as the organisers' desk knows them, suspended or not, locked. */
export async function lockMemberFor(_viewer: OrganiserViewer, id: string, tx: Tx) {
  await tx.$queryRaw`SELECT 1 FROM member WHERE id = ${idOrNotFound(id)}::uuid FOR UPDATE`;
  const member = await tx.member.findUnique({
    where: { id },
    select: { id: true, name: true, role: true, suspendedAt: true },
  });
  if (!member) throw new NotFound();
  return member;
}

/** A request to come in, locked: of two organisers who answer it at once the second sees the first's answer. */
export async function lockJoinRequestFor(_viewer: OrganiserViewer, id: string, tx: Tx) {
  await tx.$queryRaw`SELECT 1 FROM join_request WHERE id = ${idOrNotFound(id)}::uuid FOR UPDATE`;
  const request = await tx.joinRequest.findUnique({
    where: { id },
    select: { id: true, email: true, name: true, answeredAt: true },
  });
  if (!request) throw new NotFound();
  return request;
}
