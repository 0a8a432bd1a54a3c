import { atClock } from "#lib/calendar/wall-time.ts";
import type { Tx } from "#lib/db.ts";
import { localDate, now } from "#lib/time.ts";
import { layOutDates } from "./lay-out.ts";

export type NewSeries = {
  name: string;
  note?: string;
  zone: string;
  rrule: string;
  /** Local wall time, HH:MM. */
  startTime: string;
  minutes: number;
  place: { name: string; address: string };
  /** Local date from which it meets; today when left out. */
  from?: string;
};

/** Begins a series and lays out its first dates. Returns its id. */
export async function startSeries(
  tx: Tx,
  { name, note = "", zone, place, from, startTime, ...rule }: NewSeries,
): Promise<string> {
  const fromDate = from ?? localDate(now(), zone);
  const series = await tx.series.create({ data: { name, note, zone, createdAt: now() } });
  const { id: placeId } = await findOrMakePlace(tx, place);
  await tx.seriesRule.create({
    data: { seriesId: series.id, fromDate, start: atClock(fromDate, startTime), placeId, zone, ...rule },
  });
  await layOutDates(tx, series.id);
  return series.id;
}

/** The place of this name and address, made when it is new. */
export async function findOrMakePlace(tx: Tx, place: { name: string; address: string }) {
  return tx.place.upsert({ where: { name_address: place }, create: place, update: {}, select: { id: true } });
}
