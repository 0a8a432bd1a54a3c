import { db } from "#lib/db.ts";
import { enqueueAll } from "#lib/jobs/enqueue.ts";
import { firstTime } from "#lib/once.ts";
import { now } from "#lib/time.ts";
import { reminderIsDue } from "./reminder-rules.ts";
import { toRemind } from "./standing-queries.ts";

/** A little more than the longest time between a reminder and its date: from five in the evening to the next midnight. */
const AHEAD_MS = 32 * 60 * 60_000;

/**
 * Reminds those who usually come, and want to hear of it, of the next day's date, once for each date. Nobody else gets
 * mail about a date on which nothing has happened.
 */
export async function remindOfDates(): Promise<void> {
  const soon = await db.meetup.findMany({
    where: {
      startsAt: { gt: now(), lt: new Date(now().getTime() + AHEAD_MS) },
      cancelledAt: null,
      droppedById: null,
      series: { standing: { some: { remind: true } } },
    },
    select: { id: true, local: true, zone: true },
  });
  for (const { id, local, zone } of soon) {
    if (reminderIsDue({ local, zone, now: now() })) await remindOf(id);
  }
}

async function remindOf(meetupId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    if (!(await firstTime(tx, `reminder of ${meetupId}`))) return;
    const people = await toRemind(tx, meetupId);
    const letters = people.map((to) => ({ letter: "reminder" as const, to, about: meetupId }));
    await enqueueAll(tx, "send-letter", letters);
  });
}
