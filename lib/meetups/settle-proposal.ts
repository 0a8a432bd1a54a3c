import type { Tx } from "#lib/db.ts";
import { enqueueAll } from "#lib/jobs/enqueue.ts";
import { publish } from "#lib/realtime/publish.ts";
import { now } from "#lib/time.ts";
import type { ProposalState } from "./proposal-rules.ts";

type Ending = Extract<ProposalState, "applied" | "declined" | "lapsed" | "withdrawn">;

type Settled = { id: string; byId: string | null; sayings: readonly { memberId: string }[] };

/**
 * Ends a proposal, inside the transaction that locked it. Whoever proposed it and whoever said something gets a letter,
 * but for the one who ended it; of one that was taken back nobody does.
 */
export async function settleProposal(
  tx: Tx,
  { id, byId, sayings }: Settled,
  state: Ending,
  { by = null, changeId = null }: { by?: string | null; changeId?: string | null } = {},
): Promise<void> {
  await tx.proposal.update({ where: { id }, data: { state, decidedAt: now(), decidedById: by, changeId } });
  if (state !== "withdrawn") {
    const told = new Set([byId, ...sayings.map(({ memberId }) => memberId)].filter((each) => each !== null));
    told.delete(by ?? "");
    await enqueueAll(
      tx,
      "send-letter",
      [...told].sort().map((to) => ({ letter: "proposal-settled", to, about: id })),
    );
  }
  await publish(tx, "meetups");
}

/** Puts a proposal to the organisers. They and whoever proposed it get a letter, but for the one who brought it about. */
export async function putToOrganisers(
  tx: Tx,
  { id, byId }: { id: string; byId: string | null },
  because: string | null = null,
): Promise<void> {
  await tx.proposal.update({ where: { id }, data: { state: "with_organisers" } });
  const organisers = await tx.member.findMany({
    where: { role: { in: ["organiser", "owner"] }, suspendedAt: null },
    select: { id: true },
  });
  const told = new Set([byId, ...organisers.map((each) => each.id)].filter((each) => each !== null));
  told.delete(because ?? "");
  await enqueueAll(
    tx,
    "send-letter",
    [...told].sort().map((to) => ({ letter: "proposal-objected", to, about: id })),
  );
  await publish(tx, "meetups");
}
