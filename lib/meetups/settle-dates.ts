import { db, type Tx } from "#lib/db.ts";
import { inTurn } from "#lib/in-turn.ts";
import { publish } from "#lib/realtime/publish.ts";
import { now } from "#lib/time.ts";
import { datesOfMember, readSaid, writeSaid } from "./said.ts";
import { giveUpSeat } from "./saying-rules.ts";
import { settleMeetup } from "./settle.ts";

/**
 * The job "settle-dates", after a member was suspended or brought back: their seats and their company come free, or are
 * taken again, at each date that is still to come. Safe to run twice.
 */
export async function settleDates({ member }: { member: string }): Promise<void> {
  for (const id of await datesOfMember(member, now())) {
    await inTurn(id, () =>
      db.$transaction(async (tx) => {
        await tx.$queryRaw`SELECT 1 FROM meetup WHERE id = ${id}::uuid FOR UPDATE`;
        await makeRoom(tx, id, member);
        await settleMeetup(tx, id);
        // What others see of theirs has come or gone, with nothing written. A condition nobody has seen.
        const seen = await tx.answer.count({ where: { meetupId: id, memberId: member } });
        if (seen > 0) await publish(tx, "meetups", id);
      }),
    );
  }
}

/** Somebody else may have the seat of who comes back by now: then they are in the line, or wait for company again. */
async function makeRoom(tx: Tx, meetupId: string, member: string): Promise<void> {
  const { seats } = await tx.meetup.findUniqueOrThrow({ where: { id: meetupId }, select: { seats: true } });
  const all = await readSaid(tx, meetupId);
  await writeSaid(tx, meetupId, all, giveUpSeat(all, member, seats));
}
