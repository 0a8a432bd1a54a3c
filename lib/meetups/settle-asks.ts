import { db } from "#lib/db.ts";
import { publish } from "#lib/realtime/publish.ts";
import { now } from "#lib/time.ts";
import { decideAsk } from "./holiday-rules.ts";
import { tellAnswerers } from "./tell-answerers.ts";

/**
 * Decides the dates that asked who would come on a holiday, once the time to say so is up: held if somebody did, else
 * off. "Might" does not hold a date, nor does waiting for company; but those who said so are told that it is off.
 */
export async function settleAsks(): Promise<void> {
  const due = await db.meetup.findMany({ where: { asksTill: { lte: now() } }, select: { id: true } });
  for (const { id } of due) await settleAsk(id);
}

async function settleAsk(id: string): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM meetup WHERE id = ${id}::uuid FOR UPDATE`;
    // Looked at again: another instance, or an organiser, may have been first.
    const meetup = await tx.meetup.findFirst({ where: { id, asksTill: { lte: now() } } });
    if (!meetup) return;
    const going = await tx.answer.count({
      where: { meetupId: id, kind: { in: ["going", "in_line"] }, member: { suspendedAt: null } },
    });
    const off = decideAsk({ going, startsAt: meetup.startsAt, now: now() }) === "off" && !meetup.cancelledAt;
    await tx.meetup.update({
      where: { id },
      data: { asksTill: null, ...(off && { cancelledAt: now(), cancelledFor: meetup.holiday }) },
    });
    if (off) await tellAnswerers(tx, "date-skipped", { meetupId: id, except: [] });
    await publish(tx, "meetups", id);
  });
}
