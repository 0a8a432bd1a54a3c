import type { OrganiserViewer } from "#lib/access/viewer.ts";
import { db } from "#lib/db.ts";
import { startSeries } from "#lib/meetups/start-series.ts";
import { publish } from "#lib/realtime/publish.ts";
import { now } from "#lib/time.ts";

export type SetUp = {
  group: { name: string; welcome: string; zone: string };
  place: { name: string; address: string };
  series: { name: string; rrule: string; startTime: string; minutes: number };
};

/** Makes the group and its first series. Once: a second time, or a second one at once, is refused. */
export async function setUp(
  _viewer: OrganiserViewer,
  { group, place, series }: SetUp,
): Promise<{ ok: true } | { ok: false; refusal: "already" }> {
  return db.$transaction(async (tx) => {
    const made = await tx.$executeRaw`
      INSERT INTO site (id, name, welcome, zone, created_at)
      VALUES (1, ${group.name}, ${group.welcome}, ${group.zone}, ${now()}) ON CONFLICT DO NOTHING`;
    if (made === 0) return { ok: false, refusal: "already" };
    await startSeries(tx, { ...series, zone: group.zone, place });
    await publish(tx, "site");
    return { ok: true };
  });
}
