import type { MemberViewer } from "#lib/access/viewer.ts";
import { db } from "#lib/db.ts";
import { publishToMember } from "#lib/realtime/publish.ts";
import type { StoppableKind } from "./kinds.ts";
import { lockStops, setStopped } from "./stops.ts";

/**
 * A member says which letters they want.
 * @param offered the kinds they were shown; one that came since their page was loaded stays as it is
 */
export async function chooseLetters(
  viewer: MemberViewer,
  { offered, wanted }: { offered: readonly StoppableKind[]; wanted: readonly StoppableKind[] },
): Promise<void> {
  await db.$transaction(async (tx) => {
    await lockStops(tx, viewer.id);
    for (const kind of offered) await setStopped(tx, { memberId: viewer.id, kind }, !wanted.includes(kind));
    await publishToMember(tx, viewer.id);
  });
}
