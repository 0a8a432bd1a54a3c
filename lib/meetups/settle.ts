import type { Tx } from "#lib/db.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { publish, publishToMember } from "#lib/realtime/publish.ts";
import { now } from "#lib/time.ts";
import { decideAnswer } from "./rules.ts";
import { readSaid, writeSaid } from "./said.ts";
import { type Saying, seated } from "./saying-rules.ts";
import { isFrozen } from "./settle-rules.ts";

/**
 * Settles who goes to a date after something other than an answer has changed: its seats, its time, who is a member.
 * For within the verb's own transaction; locks the date. Tells everybody whose answer changed by it.
 */
export async function settleMeetup(tx: Tx, meetupId: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM meetup WHERE id = ${meetupId}::uuid FOR UPDATE`;
  const meetup = await tx.meetup.findUnique({ where: { id: meetupId } });
  if (!meetup || !decideAnswer({ meetup, now: now() }).ok) return;
  const said = await readSaid(tx, meetupId);
  await saveSettled(tx, { meetup, before: said, said });
}

type Seated = { id: string; startsAt: Date; seats: number | null };

/**
 * Settles what is said at a date that is locked, saves what became different, and tells those whom others moved.
 * @param before as it is in the database
 * @param said as it is to be, before settling
 * @param by who did it, and need not be told
 * @returns as it is now
 */
export async function saveSettled(
  tx: Tx,
  {
    meetup,
    before,
    said,
    by,
  }: { meetup: Seated; before: readonly Saying[]; said: readonly Saying[]; by?: string },
): Promise<Saying[]> {
  const facts = { seats: meetup.seats, frozen: isFrozen(meetup, now()), now: now() };
  const { all, settled } = seated(said, facts);
  const seen = await writeSaid(tx, meetup.id, before, all);
  const news = {
    "came-in": settled.cameIn,
    "waiting-again": settled.wentBack,
    "company-gone": settled.stayed,
    "moved-up": settled.movedUp,
  } as const;
  for (const [letter, members] of Object.entries(news) as [keyof typeof news, string[]][]) {
    for (const to of members.filter((each) => each !== by))
      await enqueue(tx, "send-letter", { letter, to, about: meetup.id });
  }
  if (seen) await publish(tx, "meetups", meetup.id);
  // Of what only its author may know, only their own other pages hear.
  else if (by) await publishToMember(tx, by);
  return all;
}
