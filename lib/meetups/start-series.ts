import { atClock } from "#lib/calendar/wall-time.ts";
import type { Tx } from "#lib/db.ts";
import { localDate, now } from "#lib/time.ts";
import { layOutDates } from "./lay-out.ts";
import type { RuleVersion } from "./series-rules.ts";

type Named = { name: string; note?: string; zone: string };

/** A series with the first version of its rule, or with what makes one of dates. */
export type NewSeries = Named & ({ rule: RuleVersion } | NewRule);

type NewRule = {
  rrule: string;
  /** Local wall time, HH:MM. */
  startTime: string;
  minutes: number;
  place: { name: string; address: string };
  /** Local date from which it meets; today when left out. */
  from?: string;
};

/** Begins a series and lays out its first dates. Returns its id. */
export async function startSeries(tx: Tx, { name, note = "", zone, ...rest }: NewSeries): Promise<string> {
  const rule = "rule" in rest ? rest.rule : await firstRule(tx, zone, rest);
  const series = await tx.series.create({ data: { name, note, zone, createdAt: now() } });
  await tx.seriesRule.create({ data: { seriesId: series.id, ...rule } });
  await layOutDates(tx, series.id);
  return series.id;
}

async function firstRule(
  tx: Tx,
  zone: string,
  { place, from, startTime, rrule, minutes }: NewRule,
): Promise<RuleVersion> {
  const fromDate = from ?? localDate(now(), zone);
  const { id: placeId } = await findOrMakePlace(tx, place);
  return { fromDate, kind: "dates", zone, rrule, start: atClock(fromDate, startTime), minutes, placeId };
}

/** The place of this name and address, made when it is new. */
export async function findOrMakePlace(tx: Tx, place: { name: string; address: string }) {
  return tx.place.upsert({ where: { name_address: place }, create: place, update: {}, select: { id: true } });
}
