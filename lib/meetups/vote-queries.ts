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
import { ruleOn } from "./vote-facts.ts";
import { stillOpen } from "./vote-rules.ts";

/** A member who marked a day. */
export type Marker = { id: string; name: string; photoId: string | null; you: boolean };

/** A day of a vote as members see it. */
export type CandidateView = {
  id: string;
  startsAt: Date;
  endsAt: Date;
  zone: string;
  /** Who added it; null for those the series' own days gave. */
  addedBy: string | null;
  could: Marker[];
  ifNeedBe: Marker[];
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
    voteViews(viewer, ids("vote")),
    quietAskViews(viewer, ids("ask")),
  ]);
  return { votes, asks };
}

/** One vote; its address keeps working when it is closed. @throws {NotFound} */
export async function votePage(viewer: MemberViewer, id: string): Promise<VoteView> {
  const [vote] = await voteViews(viewer, [(await findVoteFor(viewer, id)).id]);
  return vote as VoteView;
}

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

async function voteViews(viewer: MemberViewer, ids: string[]): Promise<VoteView[]> {
  if (ids.length === 0) return [];
  const [rows, marks] = await Promise.all([
    db.dateVote.findMany({ where: { id: { in: ids } }, orderBy: { begunAt: "asc" }, select: shown }),
    marksOf(ids),
  ]);
  return rows.flatMap((row) => view(viewer, row, marks) ?? []);
}

type MarkRow = { candidateId: string; kind: MarkKind; id: string; name: string; photoId: string | null };

/** By hand, because Prisma makes three queries of it. */
async function marksOf(ids: string[]): Promise<MarkRow[]> {
  return db.$queryRaw<MarkRow[]>(Prisma.sql`
    SELECT v.candidate_id AS "candidateId", v.kind::text, m.id, m.name, p.id AS "photoId"
    FROM vote_mark v JOIN vote_candidate c ON c.id = v.candidate_id
    JOIN member m ON m.id = v.member_id LEFT JOIN photo p ON p.member_id = m.id
    WHERE c.vote_id = ANY(${ids}::uuid[]) AND m.suspended_at IS NULL
    ORDER BY m.name, m.id`);
}

type Row = Prisma.DateVoteGetPayload<{ select: typeof shown }>;

function view(viewer: MemberViewer, row: Row, marks: MarkRow[]): VoteView | null {
  const { rules, zone, ...series } = row.series;
  const rule = ruleOn(rules, localDate(now(), zone)) ?? rules[0];
  if (!rule) return null;
  const candidates = row.candidates.map(({ id, local, addedBy }) => {
    const { startsAt, endsAt } = meetupAt(local, rule.zone, rule.minutes, rule.placeId);
    const given = marks.filter(({ candidateId }) => candidateId === id);
    const who = (kind: MarkKind) =>
      given.filter((each) => each.kind === kind).map((each) => marker(viewer, each));
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
  const own = new Set(row.candidates.map(({ id }) => id));
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
    voters: new Set(marks.filter(({ candidateId }) => own.has(candidateId)).map(({ id }) => id)).size,
    can: { close: may.closeVote(viewer) && row.closedAt === null },
  };
}

function marker(viewer: MemberViewer, { id, name, photoId }: MarkRow): Marker {
  return { id, name, photoId, you: id === viewer.id };
}
