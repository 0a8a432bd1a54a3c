import { lockProposal } from "#lib/access/find.ts";
import { db } from "#lib/db.ts";
import { log } from "#lib/log.ts";
import { now } from "#lib/time.ts";
import { carryOutProposal } from "./carry-out-proposal.ts";
import { decideByClock } from "./proposal-rules.ts";
import { putToOrganisers, settleProposal } from "./settle-proposal.ts";

/**
 * What the clock does about proposals: those nobody objected to take effect when they are due, others are put to the
 * organisers or lapse. Safe to run twice and by two at once: each looks again under the series' lock. One that fails
 * keeps no other from its turn, and is tried again the next time.
 */
export async function tendProposals(): Promise<void> {
  const failed: unknown[] = [];
  for (const { id } of await awaitingTheClock()) {
    await tendProposal(id).catch((error: unknown) => {
      log.error("tending a proposal failed", error, { proposal: id });
      failed.push(error);
    });
  }
  if (failed.length > 0) throw failed[0];
}

/** Those about which something may be to do; what it is, the rule says once it is locked. */
function awaitingTheClock() {
  return db.proposal.findMany({
    where: {
      decidedAt: null,
      OR: [
        { state: "open", dueAt: { lte: now() } },
        { lapsesAt: { lte: now() } },
        { series: { proposals: "off" } },
        { state: "open", series: { proposals: "needs_yes" } },
        { byId: null },
        { by: { suspendedAt: { not: null } } },
      ],
    },
    orderBy: [{ dueAt: "asc" }, { id: "asc" }],
    select: { id: true },
  });
}

async function tendProposal(id: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const { proposal, series } = await lockProposal(id, tx);
    const by = proposal.byId
      ? await tx.member.findUnique({ where: { id: proposal.byId }, select: { suspendedAt: true } })
      : null;
    const objections = proposal.sayings.filter(({ kind }) => kind === "objection").length;
    const proposerThere = by !== null && by.suspendedAt === null;
    const decided = decideByClock({ proposal, terms: series, objections, proposerThere, now: now() });
    if (decided === "wait") return;
    if (decided === "lapse") return settleProposal(tx, proposal, "lapsed");
    if (decided === "ask") return putToOrganisers(tx, proposal);
    const carried = await carryOutProposal(tx, series, proposal);
    if (carried.ok) return settleProposal(tx, proposal, "applied", carried);
    // The series is such by now that it cannot be carried out: people are asked, not the log.
    if (carried.refusal === "cannot") return putToOrganisers(tx, proposal);
    await settleProposal(tx, proposal, "lapsed");
  });
}
