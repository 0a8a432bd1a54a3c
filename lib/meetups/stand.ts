import type { MemberViewer } from "#lib/access/viewer.ts";
import type { Weekday } from "#lib/calendar/rule-parts.ts";
import { db } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import { publish } from "#lib/realtime/publish.ts";

/**
 * What happens when a member says on which days of a series they usually come; no day takes it all back. It shows as
 * "usually here" and never counts as going.
 * @param remind whether they want a letter the evening before
 * @throws {NotFound} when there is no such series
 */
export async function stand(
  viewer: MemberViewer,
  { seriesId, days, remind }: { seriesId: string; days: readonly Weekday[]; remind: boolean },
): Promise<void> {
  await db.$transaction(async (tx) => {
    const series = await tx.series.findUnique({ where: { id: seriesId }, select: { id: true } });
    if (!series) throw new NotFound();
    // The member's own row waits, so that two forms sent at once leave one of them whole.
    await tx.$queryRaw`SELECT 1 FROM member WHERE id = ${viewer.id}::uuid FOR UPDATE`;
    await tx.standingAnswer.deleteMany({ where: { seriesId, memberId: viewer.id } });
    await tx.standingAnswer.createMany({
      data: days.map((day) => ({ seriesId, memberId: viewer.id, day, remind })),
    });
    await publish(tx, "meetups");
  });
}
