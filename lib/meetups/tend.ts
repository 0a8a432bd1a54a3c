import { db } from "#lib/db.ts";
import { log } from "#lib/log.ts";
import { now } from "#lib/time.ts";
import { askQuietSeries } from "./ask-quiet.ts";
import { HERE_BEFORE_MS, SHOUT_BEFORE_MS } from "./on-the-day-rules.ts";
import { openDueVotes } from "./open-votes.ts";
import { remindOfDates } from "./remind.ts";
import { settleAsks } from "./settle-asks.ts";
import { tendProposals } from "./tend-proposals.ts";
import { tendVotes } from "./tend-votes.ts";

/** What meetups want done by the clock. Each is safe to run twice, or by two at once. */
const tasks: Record<string, () => Promise<unknown>> = {
  "clear the table": clearTheTable,
  "holidays that ask": settleAsks,
  "tend the votes": tendVotes,
  "open votes": openDueVotes,
  "ask quiet series": askQuietSeries,
  "remind those who usually come": remindOfDates,
  "see to proposals": tendProposals,
};

/** The job "tend-meetups", every few minutes. One task that fails keeps the others from nothing. */
export async function tendMeetups(): Promise<void> {
  const failed: unknown[] = [];
  for (const [task, run] of Object.entries(tasks)) {
    await run().catch((error: unknown) => {
      log.error("tending the meetups failed", error, { task });
      failed.push(error);
    });
  }
  if (failed.length > 0) throw failed[0];
}

/**
 * Who is there and who was heading down is nobody's business once the date is over. What was said of a date that has
 * been moved to later since goes too, or it would come up again there.
 */
async function clearTheTable(): Promise<void> {
  const past = (beforeMs: number) => ({
    meetup: {
      OR: [{ endsAt: { lte: now() } }, { startsAt: { gt: new Date(now().getTime() + beforeMs) } }],
    },
  });
  await db.here.deleteMany({ where: past(HERE_BEFORE_MS) });
  await db.shout.deleteMany({ where: past(SHOUT_BEFORE_MS) });
}
