import { db } from "#lib/db.ts";
import { log } from "#lib/log.ts";
import { now } from "#lib/time.ts";
import { askQuietSeries } from "./ask-quiet.ts";
import { openDueVotes } from "./open-votes.ts";
import { settleAsks } from "./settle-asks.ts";
import { tendVotes } from "./tend-votes.ts";

/** What meetups want done by the clock. Each is safe to run twice, or by two at once. */
const tasks: Record<string, () => Promise<unknown>> = {
  "clear the table": clearTheTable,
  "holidays that ask": settleAsks,
  "tend the votes": tendVotes,
  "open votes": openDueVotes,
  "ask quiet series": askQuietSeries,
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

/** Who is there and who was heading down is nobody's business once the date is over. */
async function clearTheTable(): Promise<void> {
  const over = { meetup: { endsAt: { lte: now() } } };
  await db.here.deleteMany({ where: over });
  await db.shout.deleteMany({ where: over });
}
