import { lockSeriesFor } from "#lib/access/find.ts";
import type { OrganiserViewer } from "#lib/access/viewer.ts";
import { isRegion } from "#lib/calendar/holidays.ts";
import { db, type Tx } from "#lib/db.ts";
import { publish } from "#lib/realtime/publish.ts";
import { now } from "#lib/time.ts";
import { type HolidayMark, markAnew } from "./holiday-rules.ts";
import { holidayName } from "./mark-holidays.ts";
import type { SeriesSettings } from "./settings-schema.ts";
import { settleMeetup } from "./settle.ts";
import { tellAnswerers } from "./tell-answerers.ts";

export type SettingsSaved = { ok: true } | { ok: false; refusal: "unknown-region" };

/**
 * Changes what a series does beside its pattern. Its coming dates follow where nobody has had a hand in them: seats,
 * the holidays' marks, and whether it is held on them. Who answered a date that goes or comes back so gets a letter.
 */
export async function changeSettings(
  viewer: OrganiserViewer,
  seriesId: string,
  settings: SeriesSettings,
): Promise<SettingsSaved> {
  if (!(await isRegion(settings.holidays))) return { ok: false, refusal: "unknown-region" };
  return db.$transaction(async (tx) => {
    const before = await lockSeriesFor(viewer, seriesId, tx);
    await tx.series.update({ where: { id: before.id }, data: settings });
    if (before.holidays !== settings.holidays || before.onHolidays !== settings.onHolidays)
      await markComing(tx, viewer, before, settings);
    if (before.seats !== settings.seats) await seatComing(tx, before, settings.seats);
    await publish(tx, "meetups");
    return { ok: true };
  });
}

type Before = Awaited<ReturnType<typeof lockSeriesFor>>;

async function markComing(tx: Tx, viewer: OrganiserViewer, before: Before, settings: SeriesSettings) {
  const coming = await lockComing(tx, before.id);
  for (const date of coming) {
    const holiday = await holidayName(tx, settings, date.local);
    const ruleChanged = before.onHolidays !== settings.onHolidays;
    const moved = date.local !== date.originalLocal;
    const mark = markAnew({ ...date, moved }, { rule: settings.onHolidays, ruleChanged, holiday }, now());
    if (!mark) continue;
    await tx.meetup.update({ where: { id: date.id }, data: mark });
    const letter = letterOf(date, mark);
    if (letter === "date-back") await settleMeetup(tx, date.id);
    if (letter) await tellAnswerers(tx, letter, { meetupId: date.id, except: [viewer.id] });
  }
}

function letterOf(before: HolidayMark, after: HolidayMark): "date-skipped" | "date-back" | undefined {
  if (!before.cancelledAt && after.cancelledAt) return "date-skipped";
  return before.cancelledAt && !after.cancelledAt ? "date-back" : undefined;
}

async function seatComing(tx: Tx, before: Before, seats: number | null): Promise<void> {
  const coming = (await lockComing(tx, before.id)).filter((date) => date.seats === before.seats);
  const ids = coming.map(({ id }) => id);
  await tx.meetup.updateMany({ where: { id: { in: ids } }, data: { seats } });
  for (const id of ids) await settleMeetup(tx, id);
}

/** Its coming dates, locked in their order. What a member kept as a one-off is theirs. */
async function lockComing(tx: Tx, seriesId: string) {
  const where = { seriesId, droppedById: null, calledById: null, startsAt: { gt: now() } };
  await tx.$queryRaw`
    SELECT 1 FROM meetup WHERE series_id = ${seriesId}::uuid AND dropped_by_id IS NULL AND starts_at > ${now()}
    ORDER BY starts_at, id FOR UPDATE`;
  return tx.meetup.findMany({ where, orderBy: [{ startsAt: "asc" }, { id: "asc" }] });
}
