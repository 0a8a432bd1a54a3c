import { addDays, atClock, dateOf, toInstant, toLocal } from "#lib/calendar/wall-time.ts";

/** Somebody at a date, and the part of it they said they would be there for (local times HH:MM). */
export type Comer = { id: string; kind: "going" | "might"; thereFrom: string | null; thereTo: string | null };

/** Minutes after the start of the date. */
export type Stay = { from: number; to: number };

/** A stretch of the date during which the same people are there. */
export type Segment = Stay & { going: string[]; might: string[] };

export type Overlap = {
  /** How long the date is, in minutes. */
  minutes: number;
  /** When each is there, in the order they were given. */
  stays: (Stay & { id: string; kind: "going" | "might" })[];
  /** The whole date in order, nothing left out, no two neighbours alike. */
  segments: Segment[];
  /**
   * The longest stretch with the most people who go, `count` or more of them all the time; with fewer people where the
   * most are together for less than a quarter of an hour. Null where no two are there together.
   */
  best: (Stay & { count: number }) | null;
};

type Span = { startsAt: Date; endsAt: Date; zone: string };

/** Who is there when. "Might" is told apart and never counts towards the best stretch. */
export function overlapOf(date: Span, comers: readonly Comer[]): Overlap {
  const minutes = minutesFrom(date.startsAt, date.endsAt);
  const stays = comers.map((comer) => ({ id: comer.id, kind: comer.kind, ...stayOf(date, comer) }));
  const segments = joined(cut(minutes, stays));
  return { minutes, stays, segments, best: bestOf(segments) };
}

/** Worth drawing when two or more may meet and at least one of them is there for a part only. */
export function hasOverlap(comers: readonly Comer[]): boolean {
  return comers.length > 1 && comers.some(({ thereFrom, thereTo }) => thereFrom || thereTo);
}

/**
 * When somebody is there, within the date. What lies wholly outside of it was said before the date was moved and says
 * nothing about it any more: they are then there for all of it.
 */
export function stayOf(
  date: Span,
  { thereFrom, thereTo }: { thereFrom: string | null; thereTo: string | null },
): Stay {
  const minutes = minutesFrom(date.startsAt, date.endsAt);
  const clip = (minute: number) => Math.min(Math.max(minute, 0), minutes);
  const from = clip(thereFrom ? minuteOf(date, thereFrom) : 0);
  const to = clip(thereTo ? minuteOf(date, thereTo) : minutes);
  return from < to ? { from, to } : { from: 0, to: minutes };
}

/** A clock time as minutes after the start; of a date that goes on past midnight it may be the next day's. */
function minuteOf({ startsAt, endsAt, zone }: Span, clock: string): number {
  const day = dateOf(toLocal(startsAt, zone));
  const next = toInstant(atClock(addDays(day, 1), clock), zone);
  return minutesFrom(startsAt, next <= endsAt ? next : toInstant(atClock(day, clock), zone));
}

const minutesFrom = (start: Date, end: Date) => Math.round((end.getTime() - start.getTime()) / 60_000);

function cut(minutes: number, stays: Overlap["stays"]): Segment[] {
  const marks = [...new Set([0, minutes, ...stays.flatMap(({ from, to }) => [from, to])])];
  marks.sort((a, b) => a - b);
  const there = (kind: "going" | "might", from: number, to: number) =>
    stays.filter((stay) => stay.kind === kind && stay.from <= from && stay.to >= to).map(({ id }) => id);
  return marks.slice(1).map((to, i) => {
    const from = marks[i] ?? 0;
    return { from, to, going: there("going", from, to), might: there("might", from, to) };
  });
}

function joined(segments: Segment[]): Segment[] {
  const all: Segment[] = [];
  for (const segment of segments) {
    const before = all.at(-1);
    if (before && same(before.going, segment.going) && same(before.might, segment.might))
      before.to = segment.to;
    else all.push(segment);
  }
  return all;
}

const same = (a: string[], b: string[]) => a.length === b.length && a.every((id, i) => id === b[i]);

/** Less than this is passing each other in the door. */
const WORTH_SAYING = 15;

function bestOf(segments: Segment[]): Overlap["best"] {
  const most = Math.max(0, ...segments.map(({ going }) => going.length));
  for (let count = most; count > 1; count--) {
    const stretch = longest(segments, count);
    if (stretch.to - stretch.from >= WORTH_SAYING) return { ...stretch, count };
  }
  return most > 1 ? { ...longest(segments, most), count: most } : null;
}

/** The longest stretch, of those the first, during which so many are there. */
function longest(segments: Segment[], count: number): Stay {
  const stretches: Stay[] = [];
  for (const { from, to, going } of segments) {
    if (going.length < count) continue;
    const before = stretches.at(-1);
    if (before?.to === from) before.to = to;
    else stretches.push({ from, to });
  }
  const length = ({ from, to }: Stay) => to - from;
  return stretches.reduce((best, each) => (length(each) > length(best) ? each : best));
}
