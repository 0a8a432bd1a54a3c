import { lockDateFor } from "#lib/access/find.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { db } from "#lib/db.ts";
import { publish } from "#lib/realtime/publish.ts";

/** Puts a few words to one date for everyone to read ("upstairs today"), or, empty, takes them away. */
export async function writeNote(
  viewer: MemberViewer,
  { meetupId, note }: { meetupId: string; note: string },
): Promise<void> {
  await db.$transaction(async (tx) => {
    const meetup = await lockDateFor(viewer, meetupId, tx);
    await tx.meetup.update({ where: { id: meetup.id }, data: { note } });
    await publish(tx, "meetups", meetup.id);
  });
}
