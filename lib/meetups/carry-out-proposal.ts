import type { Tx } from "#lib/db.ts";
import { localDate, now } from "#lib/time.ts";
import { applyChange } from "./change-pattern.ts";
import { planOf, type SeriesWithRules } from "./plan-of-series.ts";
import { holdingAfter, readWanted } from "./read-wanted.ts";
import type { WantedChange } from "./wanted-change.ts";

/** Why a proposal is not carried out: nothing would change (any more), or, as the series stands, it cannot be. */
export type NotCarriedOut = { ok: false; refusal: "nothing" | "cannot" };

/**
 * Makes the change that a proposal wants, as the series stands now: an ordinary change, which organisers can undo. For
 * the transaction that locked the series; what it refuses has left nothing.
 * @param proposal `byId`: whose doing it is
 */
export async function carryOutProposal(
  tx: Tx,
  series: SeriesWithRules,
  proposal: { wanted: unknown; byId: string | null },
): Promise<{ ok: true; changeId: string } | NotCarriedOut> {
  const read = readWanted(proposal.wanted);
  if (!read) return { ok: false, refusal: "cannot" };
  const wanted = holdingAfter(read, localDate(now(), series.zone));
  const possible = await whetherPossible(tx, series, wanted);
  if (!wanted || !possible.ok) return { ok: false, refusal: possible.ok ? "nothing" : possible.refusal };
  const applied = await applyChange(tx, series, wanted, { by: proposal.byId });
  return applied.ok ? applied : { ok: false, refusal: "cannot" };
}

/** Whether a change would change anything, and can be, as the series stands. Null is a pause that is over. */
export async function whetherPossible(
  tx: Tx,
  series: SeriesWithRules,
  wanted: WantedChange | null,
): Promise<{ ok: true } | NotCarriedOut> {
  const planned = wanted && (await planOf(tx, series, wanted));
  if (planned?.ok) return planned.changes ? { ok: true } : { ok: false, refusal: "nothing" };
  const idle = !planned || ["over", "paused-already", "ended-already"].includes(planned.refusal);
  return { ok: false, refusal: idle ? "nothing" : "cannot" };
}
