import { findProposalFor, findSeriesFor, idOrNotFound } from "#lib/access/find.ts";
import { may } from "#lib/access/policy.ts";
import type { MemberViewer, OrganiserViewer } from "#lib/access/viewer.ts";
import { addDays } from "#lib/calendar/wall-time.ts";
import { db, Prisma } from "#lib/db.ts";
import { localDate, now } from "#lib/time.ts";
import { decideByOrganiser, earliestEffect, isSettled, type ProposalState } from "./proposal-rules.ts";
import { holdingAfter, readWanted } from "./read-wanted.ts";
import { previewChange, ruleViews } from "./series-queries.ts";
import { heldOn } from "./series-rules.ts";

const inList = {
  id: true,
  byId: true,
  wanted: true,
  words: true,
  state: true,
  proposedAt: true,
  dueAt: true,
  lapsesAt: true,
  decidedAt: true,
  by: { select: { name: true } },
  decidedBy: { select: { name: true } },
  series: { select: { id: true, name: true, zone: true, proposals: true, proposalDays: true } },
  sayings: {
    where: { member: { suspendedAt: null } },
    orderBy: [{ saidAt: "asc" }, { memberId: "asc" }],
    select: { kind: true, memberId: true, words: true, member: { select: { name: true } } },
  },
} satisfies Prisma.ProposalSelect;

type Row = Prisma.ProposalGetPayload<{ select: typeof inList }>;

/** A proposal as a list shows it, with what the sentence about its standing needs. */
function listed(viewer: MemberViewer, row: Row) {
  const { id, byId, wanted, words, state, proposedAt, dueAt, lapsesAt, decidedAt, series, sayings } = row;
  return {
    id,
    by: row.by?.name ?? null,
    yours: byId === viewer.id,
    wanted: readWanted(wanted),
    words,
    state: state as ProposalState,
    proposedAt,
    dueAt,
    lapsesAt,
    decidedAt,
    decidedBy: row.decidedBy?.name ?? null,
    series: { id: series.id, name: series.name },
    zone: series.zone,
    terms: { proposals: series.proposals, proposalDays: series.proposalDays },
    sayings: sayings.map((each) => ({
      id: each.memberId,
      name: each.member.name,
      kind: each.kind,
      words: each.words,
      you: each.memberId === viewer.id,
    })),
  };
}

export type ProposalView = ReturnType<typeof listed>;

/** How many settled ones a list shows. */
const SETTLED = 20;

/**
 * The proposals of one series, or of all: those not settled, the oldest first, then the last that were. With the series
 * for which this member may propose something.
 */
export async function proposalList(viewer: MemberViewer, seriesId?: string) {
  const where = seriesId ? { seriesId } : {};
  const [open, settled, series] = await Promise.all([
    db.proposal.findMany({
      where: { ...where, decidedAt: null },
      orderBy: [{ proposedAt: "asc" }, { id: "asc" }],
      select: inList,
    }),
    db.proposal.findMany({
      where: { ...where, decidedAt: { not: null } },
      orderBy: [{ decidedAt: "desc" }, { id: "asc" }],
      take: SETTLED,
      select: inList,
    }),
    db.series.findMany({
      where: { ...(seriesId ? { id: seriesId } : {}), proposals: { not: "off" } },
      orderBy: { createdAt: "asc" },
      select: { id: true, name: true },
    }),
  ]);
  return {
    open: open.map((row) => listed(viewer, row)),
    settled: settled.map((row) => listed(viewer, row)),
    series: may.propose(viewer) ? series : [],
  };
}

/** One proposal: what it would do as the series stands now, what was said, and what this member may do. @throws {NotFound} */
export async function proposalPage(viewer: MemberViewer, id: string) {
  await findProposalFor(viewer, id);
  const row = await db.proposal.findUniqueOrThrow({
    where: { id },
    select: {
      ...inList,
      amends: { select: { id: true, by: { select: { name: true } } } },
      amendedBy: { select: { id: true, byId: true } },
    },
  });
  const view = listed(viewer, row);
  const settled = isSettled(view.state);
  const off = view.terms.proposals === "off";
  const decidable = decideByOrganiser({ ...row, state: view.state }, view.terms).ok;
  return {
    ...view,
    would: settled ? null : await wouldDo(viewer, view),
    amends: row.amends && { id: row.amends.id, by: row.amends.by?.name ?? null },
    sayings: view.sayings.map((each) => ({
      ...each,
      rather: row.amendedBy.find(({ byId }) => byId === each.id)?.id ?? null,
    })),
    yourSaying: view.sayings.find(({ you }) => you)?.kind ?? null,
    can: {
      say: may.sayToProposal(viewer, row) && !settled && !off,
      amend: may.propose(viewer) && view.wanted !== null && !settled && !off,
      withdraw: may.withdrawProposal(viewer, row) && !settled,
      decide: may.decideProposal(viewer) && decidable,
      /** Whether it is an organiser who looks: what they decided is said where they decided it. */
      organise: may.decideProposal(viewer),
    },
  };
}

/** Its plan as if it took effect when it may; null for a pause that is over, or a change that nobody can read. */
async function wouldDo(viewer: MemberViewer, { wanted, dueAt, zone, series, state }: ProposalView) {
  const takesEffect = state === "open" && dueAt > now() ? dueAt : now();
  const holding = wanted && holdingAfter(wanted, localDate(takesEffect, zone));
  if (!holding) return null;
  const preview = await previewChange(viewer, series.id, holding);
  return preview.ok ? { ok: true as const, preview: { ...preview, wanted: holding } } : preview;
}

/**
 * Where somebody proposes something for a series: its terms, from when on it would hold at the earliest, their other
 * proposal if one is not settled, and the one they would have otherwise. @throws {NotFound}
 */
export async function proposePage(viewer: MemberViewer, seriesId: string, amends = "") {
  const [series, mine, amended] = await Promise.all([
    findSeriesFor(viewer, seriesId),
    db.proposal.findFirst({
      where: { seriesId: idOrNotFound(seriesId), byId: viewer.id, decidedAt: null },
      select: { id: true },
    }),
    amends ? findAmended(viewer, amends) : null,
  ]);
  const { id, name, zone, proposals, proposalDays } = series;
  const terms = { proposals, proposalDays };
  const rules = ruleViews(series.rules);
  const takesEffect = localDate(earliestEffect(terms, now()), zone);
  return {
    id,
    name,
    zone,
    today: localDate(now(), zone),
    /** By day, the pattern that a new one begins from: in a pause, what held before it. */
    heldOn: (day: string) => {
      const held = heldOn(series.rules, day);
      return held ? (rules[series.rules.indexOf(held)] ?? null) : null;
    },
    terms,
    /** The local day on which it would take effect, and the first on which it would hold. */
    takesEffect,
    earliest: addDays(takesEffect, 1),
    amended: amended?.series === id ? amended : null,
    /** Another of their own in the way. */
    mine: mine && mine.id !== amended?.id ? mine.id : null,
  };
}

async function findAmended(viewer: MemberViewer, id: string) {
  const { seriesId, byId, wanted, state } = await findProposalFor(viewer, id);
  const by = byId ? await db.member.findUnique({ where: { id: byId }, select: { name: true } }) : null;
  return {
    id,
    series: seriesId,
    by: by?.name ?? null,
    own: byId === viewer.id,
    wanted: readWanted(wanted),
    settled: isSettled(state),
  };
}

type CardRow = {
  id: string;
  wanted: unknown;
  state: "open" | "with_organisers";
  dueAt: Date;
  by: string;
  series: string;
  zone: string;
};

/**
 * What the front page tells a member of: proposals of others to which nobody objects and they have said nothing yet.
 * One query, because members open that page most.
 */
export async function proposalsToHear(viewer: MemberViewer) {
  const rows = await db.$queryRaw<CardRow[]>(Prisma.sql`
    SELECT p.id, p.wanted, p.state::text, p.due_at AS "dueAt", m.name AS by, s.name AS series, s.zone
    FROM proposal p JOIN series s ON s.id = p.series_id JOIN member m ON m.id = p.by_id
    WHERE p.decided_at IS NULL AND p.by_id <> ${viewer.id}::uuid AND m.suspended_at IS NULL AND s.proposals <> 'off'
      AND NOT EXISTS (SELECT FROM proposal_saying o WHERE o.proposal_id = p.id
        AND (o.kind = 'objection' OR o.member_id = ${viewer.id}::uuid))
    ORDER BY p.due_at, p.id LIMIT 3`);
  return rows.flatMap(({ wanted, ...row }) => {
    const read = readWanted(wanted);
    return read ? [{ ...row, wanted: read }] : [];
  });
}

/** What waits for organisers, the oldest first, for their desk. */
export async function proposalsToDecide(viewer: OrganiserViewer) {
  const rows = await db.proposal.findMany({
    where: { state: "with_organisers", series: { proposals: { not: "off" } } },
    orderBy: [{ proposedAt: "asc" }, { id: "asc" }],
    take: 50,
    select: inList,
  });
  return rows.map((row) => listed(viewer, row));
}
