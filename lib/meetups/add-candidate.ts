import { lockVoteFor } from "#lib/access/find.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { atClock, clockOf, type LocalDate, toInstant } from "#lib/calendar/wall-time.ts";
import { db } from "#lib/db.ts";
import { publish } from "#lib/realtime/publish.ts";
import { now } from "#lib/time.ts";
import { voteFacts } from "./vote-facts.ts";
import { type CandidateRefusal, decideCandidate } from "./vote-rules.ts";

export type Added = { ok: true } | { ok: false; refusal: CandidateRefusal };

/**
 * Adds a day to a date vote. Whoever adds it could come then, or they would not have: it carries their mark.
 * @param time "HH:MM"; the series' usual one when left out
 */
export async function addCandidate(
  viewer: MemberViewer,
  { voteId, day, time }: { voteId: string; day: LocalDate; time?: string },
): Promise<Added> {
  return db.$transaction(async (tx) => {
    const vote = await lockVoteFor(viewer, voteId, tx);
    const { rule, next: before } = await voteFacts(tx, vote.seriesId);
    if (!rule) return { ok: false, refusal: "closed" };
    const candidates = await tx.voteCandidate.findMany({ where: { voteId: vote.id } });
    const local = atClock(day, time ?? clockOf(rule.start));
    // The same form once more, sent again on a bad line: it has been done.
    if (candidates.some((each) => each.local === local && each.addedById === viewer.id)) return { ok: true };
    const startsAt = toInstant(local, rule.zone);
    const about = { vote, local, startsAt, candidates, memberId: viewer.id, before, now: now() };
    const decision = decideCandidate(about);
    if (!decision.ok) return decision;

    const marks = { create: { memberId: viewer.id, kind: "could" as const } };
    await tx.voteCandidate.create({ data: { voteId: vote.id, local, addedById: viewer.id, marks } });
    await publish(tx, "meetups");
    return decision;
  });
}
