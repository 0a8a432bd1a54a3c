import type { OrganiserViewer } from "#lib/access/viewer.ts";
import { RuleError } from "#lib/calendar/recurrence.ts";
import { addDays } from "#lib/calendar/wall-time.ts";
import { db } from "#lib/db.ts";
import { firstTime } from "#lib/once.ts";
import { publish } from "#lib/realtime/publish.ts";
import { localDate, now } from "#lib/time.ts";
import type { WantedSeries } from "./new-series-schema.ts";
import { type ChangeRefusal, furthest, wishOf } from "./plan-of-series.ts";
import { type RuleVersion, versionOf } from "./series-rules.ts";
import { findOrMakePlace, startSeries } from "./start-series.ts";

export type Begun =
  | { ok: true; id: string }
  | ({ ok: false } & (ChangeRefusal | { refusal: "sent-already" }));

/** Begins another series beside those the group has, with its first dates. */
export async function beginSeries(
  _viewer: OrganiserViewer,
  { series, sent }: { series: WantedSeries; sent?: string | undefined },
): Promise<Begun> {
  return db.$transaction(async (tx) => {
    if (!(await firstTime(tx, sent))) return { ok: false, refusal: "sent-already" };
    const { name, note, wanted } = series;
    const placeId = (await findOrMakePlace(tx, wanted.place)).id;
    const first = firstVersion(series, placeId);
    if ("refusal" in first) return { ok: false, ...first };
    const id = await startSeries(tx, { name, note, zone: wanted.zone, rule: first });
    await publish(tx, "meetups");
    return { ok: true, id };
  });
}

/** The first version of a wanted series' rule, or why it cannot be. */
export function firstVersion({ wanted }: WantedSeries, placeId: string): RuleVersion | ChangeRefusal {
  const today = localDate(now(), wanted.zone);
  if (wanted.from < today) return { refusal: "over" };
  if (wanted.from > addDays(today, furthest)) return { refusal: "too-far" };
  try {
    return versionOf(wishOf(wanted, { from: wanted.from, placeId }));
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    return { refusal: "not-a-rule", reason: error.message };
  }
}
