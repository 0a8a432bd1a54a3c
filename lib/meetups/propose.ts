import { findProposalFor, lockSeriesFor } from "#lib/access/find.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { db, type Tx } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import { words } from "#lib/i18n/words.ts";
import { publish } from "#lib/realtime/publish.ts";
import { localDate, now } from "#lib/time.ts";
import { whetherPossible } from "./carry-out-proposal.ts";
import type { SeriesWithRules } from "./plan-of-series.ts";
import {
  decideProposing,
  decideSaying,
  earliestEffect,
  isSettled,
  type ProposeRefusal,
} from "./proposal-rules.ts";
import { holdingAfter, sameWanted } from "./read-wanted.ts";
import { putToOrganisers, settleProposal } from "./settle-proposal.ts";
import { tellMembers } from "./tell-members.ts";
import type { WantedChange } from "./wanted-change.ts";
import { wantedWords } from "./wanted-words.ts";

export type ProposedNow = { ok: true; id: string } | { ok: false; refusal: ProposeRefusal };

type Proposing = {
  wanted: WantedChange;
  words: string;
  /** The proposal that this one would have otherwise. */
  amends?: string | undefined;
  /** false: nobody gets a letter, as in the sample. */
  tell?: boolean;
};

/**
 * A member proposes where, when and how often a series meets, or a pause of it. All other members get a letter. If it
 * amends their own proposal, that one is withdrawn; if somebody else's, it counts as an objection to that one. What is to
 * hold before the others have had their time is kept as holding from the day after.
 */
export async function propose(
  viewer: MemberViewer,
  seriesId: string,
  proposing: Proposing,
): Promise<ProposedNow> {
  return db.$transaction((tx) => proposeIn(tx, viewer, seriesId, proposing));
}

async function proposeIn(
  tx: Tx,
  viewer: MemberViewer,
  seriesId: string,
  { wanted, words: why, amends, tell = true }: Proposing,
): Promise<ProposedNow> {
  const at = now();
  const series = await lockSeriesFor(viewer, seriesId, tx);
  const mine = await tx.proposal.findFirst({ where: { seriesId, byId: viewer.id, decidedAt: null } });
  const held = holdingAfter(wanted, localDate(earliestEffect(series, at), series.zone));
  // Sent twice, it is one proposal.
  if (mine && mine.words === why && sameWanted(mine.wanted, held)) return { ok: true, id: mine.id };
  const amended = amends ? await findProposalFor(viewer, amends, tx) : null;
  if (amended && amended.seriesId !== series.id) throw new NotFound();
  const decided = decideProposing({
    terms: series,
    another: mine !== null && mine.id !== amended?.id,
    possible: await asPlanned(tx, series, held),
    now: at,
  });
  if (!decided.ok || !held) return decided.ok ? { ok: false, refusal: "nothing" } : decided;

  const own = amended?.byId === viewer.id;
  if (amended && own && !isSettled(amended.state))
    await settleProposal(tx, amended, "withdrawn", { by: viewer.id });
  const { state, dueAt, lapsesAt } = decided;
  const times = { state, dueAt, lapsesAt, proposedAt: at };
  const { id } = await tx.proposal.create({
    data: { ...times, seriesId, byId: viewer.id, wanted: held, words: why, amendsId: amended?.id ?? null },
  });
  if (amended && !own) await objectWith(tx, viewer, series, amended, held);
  if (tell) await tellMembers(tx, "proposal-made", { about: id, except: viewer.id });
  await publish(tx, "meetups");
  return { ok: true, id };
}

/** As the series stands now; what changes until it takes effect is seen to then. */
async function asPlanned(tx: Tx, series: SeriesWithRules, held: WantedChange | null) {
  const possible = await whetherPossible(tx, series, held);
  return possible.ok ? "yes" : possible.refusal;
}

type Amended = Awaited<ReturnType<typeof findProposalFor>>;

/** "I would rather: …". Whoever had objected already keeps their own words. */
async function objectWith(
  tx: Tx,
  viewer: MemberViewer,
  series: SeriesWithRules,
  proposal: Amended,
  wanted: WantedChange,
): Promise<void> {
  const said = { kind: "objection" as const, memberId: viewer.id, now: now() };
  const decided = decideSaying({ proposal, terms: series, sayings: proposal.sayings, ...said });
  if (!decided.ok) return;
  const before = proposal.sayings.find(({ memberId }) => memberId === viewer.id);
  if (before?.kind !== "objection") {
    const t = words();
    const who = { proposalId: proposal.id, memberId: viewer.id };
    const what = t("proposals.rather", { what: wantedWords(wanted, t) }).slice(0, 1000);
    const data = { kind: said.kind, words: what, saidAt: now() };
    await tx.proposalSaying.upsert({
      where: { proposalId_memberId: who },
      create: { ...who, ...data },
      update: data,
    });
  }
  if (decided.state !== proposal.state) await putToOrganisers(tx, proposal, viewer.id);
}
