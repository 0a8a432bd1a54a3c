import { findVoteFor } from "#lib/access/find.ts";
import { may } from "#lib/access/policy.ts";
import type { MemberViewer, Viewer } from "#lib/access/viewer.ts";
import { clockOf } from "#lib/calendar/wall-time.ts";
import { db, Prisma } from "#lib/db.ts";
import { localDate, now } from "#lib/time.ts";
import { meetupAt } from "./lay-out.ts";
import type { MarkKind } from "./mark-candidate.ts";
import { type QuietAskView, quietAskViews } from "./quiet-queries.ts";
import { openSince } from "./quiet-rules.ts";
import { ruleOn } from "./series-rules.ts";
import { stillOpen } from "./vote-rules.ts";

/** How many marked a day one way, and some of them by name, oneself first. */
export type Markers = { count: number; people: { id: string; name: string; you: boolean }[] };

/** A day of a vote as members see it. */
export type CandidateView = {
  id: string;
  startsAt: Date;
  endsAt: Date;
  zone: string;
  /** Who added it; null for those the series' own days gave. */
  addedBy: string | null;
  could: Markers;
  ifNeedBe: Markers;
  yours: MarkKind | null;
};

/** A date vote as members see it. */
export type VoteView = {
  id: string;
  series: { id: string; name: string };
  place: { name: string; address: string };
  zone: string;
  /** "11:00", when the series usually begins. */
  usual: string;
  closesAt: Date;
  /** Takes marks. Between its closing time and the job that counts it, it is neither open nor closed. */
  open: boolean;
  closed: boolean;
  /** The date it found. */
  meetup: { id: string; startsAt: Date; endsAt: Date; zone: string } | null;
  candidates: CandidateView[];
  /** How many members have marked a day. */
  voters: number;
  can: { close: boolean };
};

/** What asks something of members now: open votes, and quiet series. Nothing for visitors. One query as a rule. */
export async function openQuestions(
  viewer: Viewer,
  seriesId?: string,
): Promise<{ votes: VoteView[]; asks: QuietAskView[] }> {
  if (!may.vote(viewer)) return { votes: [], asks: [] };
  const of = seriesId ? Prisma.sql`AND series_id = ${seriesId}::uuid` : Prisma.empty;
  const found = await db.$queryRaw<{ what: "vote" | "ask"; id: string }[]>(Prisma.sql`
    SELECT 'vote' AS what, id FROM date_vote WHERE closed_at IS NULL AND closes_at > ${now()} ${of}
    UNION ALL SELECT 'ask', id FROM quiet_ask WHERE asked_at > ${openSince(now())} ${of}`);
  const ids = (what: "vote" | "ask") => found.filter((each) => each.what === what).map(({ id }) => id);
  const [votes, asks] = await Promise.all([
    voteViews(viewer, ids("vote"), 1),
    quietAskViews(viewer, ids("ask")),
  ]);
  return { votes, asks };
}

/** One vote; its address keeps working when it is closed. @throws {NotFound} */
export async function votePage(viewer: MemberViewer, id: string): Promise<VoteView> {
  const [vote] = await voteViews(viewer, [(await findVoteFor(viewer, id)).id], NAMED);
  return vote as VoteView;
}

/** More names than this would hide the days. */
const NAMED = 12;

const shown = {
  id: true,
  closesAt: true,
  closedAt: true,
  series: {
    select: {
      id: true,
      name: true,
      zone: true,
      rules: { where: { setAsideById: null }, orderBy: { fromDate: "asc" }, include: { place: true } },
    },
  },
  meetup: { select: { id: true, startsAt: true, endsAt: true, zone: true } },
  candidates: {
    orderBy: { local: "asc" },
    select: { id: true, local: true, addedBy: { select: { name: true, suspendedAt: true } } },
  },
} satisfies Prisma.DateVoteSelect;

/** @param named of those who marked a day one way, how many are named; never fewer than oneself */
async function voteViews(viewer: MemberViewer, ids: string[], named: number): Promise<VoteView[]> {
  if (ids.length === 0) return [];
  const [rows, marks, voters] = await Promise.all([
    db.dateVote.findMany({ where: { id: { in: ids } }, orderBy: { begunAt: "asc" }, select: shown }),
    marksOf(viewer, ids, named),
    votersOf(ids),
  ]);
  return rows.flatMap((row) => view(viewer, row, marks, voters.get(row.id) ?? 0) ?? []);
}

type MarkRow = { candidateId: string; kind: MarkKind; count: number; id: string; name: string };

/** By hand: of 5,000 members who could on twelve days, a page shows a few names each and the number. */
async function marksOf(viewer: MemberViewer, ids: string[], named: number): Promise<MarkRow[]> {
  return db.$queryRaw<MarkRow[]>(Prisma.sql`
    SELECT "candidateId", kind::text, count, id, name FROM (
      SELECT v.candidate_id AS "candidateId", v.kind, m.id, m.name,
        (count(*) OVER (PARTITION BY v.candidate_id, v.kind))::int AS count,
        row_number() OVER (PARTITION BY v.candidate_id, v.kind
          ORDER BY m.id <> ${viewer.id}::uuid, m.name, m.id) AS place
      FROM vote_mark v JOIN vote_candidate c ON c.id = v.candidate_id JOIN member m ON m.id = v.member_id
      WHERE c.vote_id = ANY(${ids}::uuid[]) AND m.suspended_at IS NULL) AS marks
    WHERE place <= ${named} ORDER BY place`);
}

/** How many members have marked a day, by vote. */
async function votersOf(ids: string[]): Promise<Map<string, number>> {
  const rows = await db.$queryRaw<{ id: string; voters: number }[]>(Prisma.sql`
    SELECT c.vote_id AS id, count(DISTINCT v.member_id)::int AS voters
    FROM vote_mark v JOIN vote_candidate c ON c.id = v.candidate_id JOIN member m ON m.id = v.member_id
    WHERE c.vote_id = ANY(${ids}::uuid[]) AND m.suspended_at IS NULL GROUP BY 1`);
  return new Map(rows.map(({ id, voters }) => [id, voters]));
}

type Row = Prisma.DateVoteGetPayload<{ select: typeof shown }>;

function view(viewer: MemberViewer, row: Row, marks: MarkRow[], voters: number): VoteView | null {
  const { rules, zone, ...series } = row.series;
  const rule = ruleOn(rules, localDate(now(), zone)) ?? rules[0];
  if (!rule) return null;
  const candidates = row.candidates.map(({ id, local, addedBy }) => {
    const { startsAt, endsAt } = meetupAt(local, rule.zone, rule.minutes, rule.placeId);
    const given = marks.filter(({ candidateId }) => candidateId === id);
    const who = (kind: MarkKind): Markers => {
      const people = given.filter((each) => each.kind === kind);
      return {
        count: people[0]?.count ?? 0,
        people: people.map(({ id, name }) => ({ id, name, you: id === viewer.id })),
      };
    };
    return {
      id,
      startsAt,
      endsAt,
      zone: rule.zone,
      addedBy: addedBy && !addedBy.suspendedAt ? addedBy.name : null,
      could: who("could"),
      ifNeedBe: who("if_need_be"),
      yours: given.find((each) => each.id === viewer.id)?.kind ?? null,
    };
  });
  const open = stillOpen(row, now());
  return {
    id: row.id,
    series,
    place: { name: rule.place.name, address: rule.place.address },
    zone: rule.zone,
    usual: clockOf(rule.start),
    closesAt: row.closesAt,
    open,
    closed: row.closedAt !== null,
    meetup: row.meetup,
    candidates,
    voters,
    can: { close: may.closeVote(viewer) && row.closedAt === null },
  };
}
