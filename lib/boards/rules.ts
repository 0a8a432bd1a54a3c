/**
 * Who may do what in a board, and what each refusal is called. Pure. That one is in the board at all is not asked
 * here: to anyone else there is no board (lib/access/find-board.ts).
 */

/** Somebody as they stand in a board. A keeper looks after it; organisers are nothing special. */
export type InBoard = { memberId: string; keeperSince: Date | null };

/** One's own standing: a keeper can have muted one for a time. */
export type Me = InBoard & { mutedTill: Date | null };

export type Refusal<Why extends string> = { ok: false; why: Why };
type Yes = { ok: true };
const yes: Yes = { ok: true };
const no = <Why extends string>(why: Why): Refusal<Why> => ({ ok: false, why });

export const keeps = (me: InBoard): boolean => me.keeperSince !== null;

export const isMuted = (me: Me, now: Date): boolean => me.mutedTill !== null && me.mutedTill > now;

/** @param who the member of the site to be invited, null when there is none */
export function inviting(
  me: Me,
  who: { suspendedAt: Date | null } | null,
  already: boolean,
  now: Date,
): Yes | Refusal<"muted" | "nobody" | "already-in"> {
  if (isMuted(me, now)) return no("muted");
  if (!who || who.suspendedAt) return no("nobody");
  return already ? no("already-in") : yes;
}

/** Changing how a board is, and seeing to reports. */
export const looksAfter = (me: InBoard): Yes | Refusal<"keepers-only"> =>
  keeps(me) ? yes : no("keepers-only");

/** How many yeses it takes: as many as the board wants, or as it has members, if those are fewer. */
export const yesesNeeded = (wanted: number, members: number): number => Math.min(wanted, members);

/** Who waits is sent away by keepers, or by whoever invited them. */
export function turningDown(
  me: InBoard,
  candidate: { invitedById: string | null },
): Yes | Refusal<"not-yours"> {
  return keeps(me) || candidate.invitedById === me.memberId ? yes : no("not-yours");
}

/**
 * Whether a keeper may let somebody go, mute them, or make them a keeper. Keepers cannot push each other about; one leaves
 * by leaving.
 */
export function lettingGo(
  me: InBoard,
  who: InBoard | null,
): Yes | Refusal<"keepers-only" | "already-out" | "keeps-it"> {
  if (!keeps(me)) return no("keepers-only");
  if (!who) return no("already-out");
  return keeps(who) ? no("keeps-it") : yes;
}

/**
 * Leaving. The last one takes the board with them, so that is asked about first.
 * @param others how many stay
 * @param agreed whether they said yes to the board going
 */
export function leaving(others: number, agreed: boolean): (Yes & { ends: boolean }) | Refusal<"ends-it"> {
  if (others > 0) return { ok: true, ends: false };
  return agreed ? { ok: true, ends: true } : no("ends-it");
}
