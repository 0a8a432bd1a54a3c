/** What one may do with what is written in a board, and how long it stays. Pure. */
import { isMuted, type Me, type Refusal } from "./rules.ts";

/** How long a post stays: as the board has it, or a number of days, as a form sends it. */
export const keeps = ["board", "7", "31", "90"] as const;
export type Keep = (typeof keeps)[number];

const DAY_MS = 86_400_000;
const daysAfter = (from: Date, days: number) => new Date(from.getTime() + days * DAY_MS);
type Yes = { ok: true };

/** Writing anything: not while a keeper has muted one. */
export function writing(me: Me, now: Date): Yes | Refusal<"muted"> {
  return isMuted(me, now) ? { ok: false, why: "muted" } : { ok: true };
}

/** Changing what is there: one's own, and not what a keeper has removed. */
export function editing(
  me: Me,
  it: { mine: boolean; removedAt: Date | null },
  now: Date,
): Yes | Refusal<"muted" | "not-yours" | "removed"> {
  if (!it.mine) return { ok: false, why: "not-yours" };
  if (it.removedAt) return { ok: false, why: "removed" };
  return writing(me, now);
}

/** Thanking for a comment is the post's author's, and not for one's own. */
export function thanking(
  post: { mine: boolean },
  comment: { mine: boolean; removedAt: Date | null },
): boolean {
  return post.mine && !comment.mine && comment.removedAt === null;
}

/**
 * The choices of how long a post stays that there are: what the board has, and whatever is shorter and not over yet.
 * @param postedAt when it was posted, or now
 */
export function keepChoices(boardDays: number | null, postedAt: Date, now: Date): Keep[] {
  return keeps.filter(
    (keep) =>
      keep === "board" ||
      ((boardDays === null || Number(keep) < boardDays) && daysAfter(postedAt, Number(keep)) > now),
  );
}

/** When a post goes, by its author's choice; null: with the board's others. */
export function keepTill(keep: Keep, postedAt: Date): Date | null {
  return keep === "board" ? null : daysAfter(postedAt, Number(keep));
}

/** The choice that was made for a post. */
export function keepOf(post: { postedAt: Date; keepTill: Date | null }): Keep {
  if (!post.keepTill) return "board";
  const days = Math.round((post.keepTill.getTime() - post.postedAt.getTime()) / DAY_MS);
  return keeps.find((keep) => keep === String(days)) ?? "board";
}

/** When a post is deleted for good, whoever decided it; null for never. */
export function goesAt(
  boardDays: number | null,
  post: { postedAt: Date; keepTill: Date | null },
): Date | null {
  const byBoard = boardDays === null ? null : daysAfter(post.postedAt, boardDays);
  if (!byBoard || !post.keepTill) return byBoard ?? post.keepTill;
  return new Date(Math.min(byBoard.getTime(), post.keepTill.getTime()));
}

/** What was posted at or before this is past the board's time; null where posts stay for ever. */
export function pastBefore(boardDays: number | null, now: Date): Date | null {
  return boardDays === null ? null : daysAfter(now, -boardDays);
}

/** Which posts to select: row-level security leaves out what is past its author's time, this what is past the board's. */
export function stillKept(keepDays: number | null, now: Date): { postedAt?: { gt: Date } } {
  const past = pastBefore(keepDays, now);
  return past ? { postedAt: { gt: past } } : {};
}
