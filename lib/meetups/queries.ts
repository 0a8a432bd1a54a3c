import { findMeetupFor } from "#lib/access/find.ts";
import { may } from "#lib/access/policy.ts";
import { meetupsListed } from "#lib/access/scope.ts";
import type { Viewer } from "#lib/access/viewer.ts";
import { db, type Prisma } from "#lib/db.ts";
import { now } from "#lib/time.ts";
import { decideKeep } from "./keep-rules.ts";
import { ensureLaidOut } from "./lay-out.ts";
import { decideAnswer, type LiveState, liveState } from "./rules.ts";
import { type Who, whoAt } from "./who-queries.ts";

/** What `withAnswers` needs of a date. */
export const shown = {
  id: true,
  startsAt: true,
  endsAt: true,
  local: true,
  minutes: true,
  zone: true,
  note: true,
  name: true,
  seats: true,
  holiday: true,
  asksTill: true,
  calledById: true,
  cancelledAt: true,
  cancelledFor: true,
  droppedById: true,
  seriesId: true,
  place: { select: { name: true, address: true } },
  series: { select: { name: true, note: true } },
} as const;

type Row = Prisma.MeetupGetPayload<{ select: typeof shown }>;

/** One date as a page shows it. Names are there for members only; visitors get counts. */
export type MeetupView = Who & {
  id: string;
  startsAt: Date;
  endsAt: Date;
  /** Its local start, YYYY-MM-DDTHH:MM, and how long it is by the clock's face. */
  local: string;
  minutes: number;
  zone: string;
  note: string;
  /** What a one-off is called; empty for a date of a series. */
  name: string;
  /** Seats at the table, guests counted; null for as many as come. */
  seats: number | null;
  /** The public holiday it falls on; empty for none. */
  holiday: string;
  /** It is held only if somebody says by then that they would come. */
  asksTill: Date | null;
  /** It is off by somebody's hand or a holiday, and not by a change of pattern. */
  skipped: boolean;
  /** Why it is skipped. */
  cancelledFor: string;
  place: { name: string; address: string };
  series: { name: string; note: string } | null;
  state: LiveState;
  can: { answer: boolean; change: boolean; keep: boolean };
  answerable: boolean;
};

/** The next date that is not over, and those after it. */
export async function frontPage(
  viewer: Viewer,
  count = 7,
): Promise<{ next: MeetupView | null; then: MeetupView[] }> {
  await ensureLaidOut();
  const rows = await db.meetup.findMany({
    where: { ...meetupsListed, cancelledAt: null, endsAt: { gt: now() } },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
    take: count,
    select: shown,
  });
  const [next = null, ...then] = await withAnswers(viewer, rows);
  return { next, then };
}

/** One date. Its address keeps working when it is over, called off or dropped. @throws {NotFound} */
export async function meetupPage(viewer: Viewer, id: string): Promise<MeetupView> {
  const [view] = await withAnswers(viewer, [await findMeetupFor(viewer, id)]);
  return view as MeetupView;
}

/** A page of dates: the coming ones, or with `before` those that began before it and are over, the latest first. */
export async function meetupList(
  viewer: Viewer,
  { before, count = 30 }: { before?: Date | undefined; count?: number },
) {
  await ensureLaidOut();
  const rows = await db.meetup.findMany({
    where: {
      ...meetupsListed,
      ...(before ? { startsAt: { lt: before }, endsAt: { lte: now() } } : { endsAt: { gt: now() } }),
    },
    orderBy: before ? { startsAt: "desc" } : { startsAt: "asc" },
    take: count + 1,
    select: shown,
  });
  return { dates: await withAnswers(viewer, rows.slice(0, count)), more: rows.length > count };
}

/** The next dates of one series. */
export async function datesOfSeries(viewer: Viewer, seriesId: string, count = 6): Promise<MeetupView[]> {
  await ensureLaidOut();
  const rows = await db.meetup.findMany({
    where: { ...meetupsListed, seriesId, endsAt: { gt: now() } },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
    take: count,
    select: shown,
  });
  return withAnswers(viewer, rows);
}

/** Dates as this viewer sees them, with who or how many answered what. */
export async function withAnswers(viewer: Viewer, rows: Row[]): Promise<MeetupView[]> {
  const who = await whoAt(viewer, rows);
  return rows.map((row, at) => view(viewer, row, who[at] as Who));
}

function view(viewer: Viewer, row: Row, who: Who): MeetupView {
  const { id, startsAt, endsAt, local, minutes, zone, note, place, series, cancelledAt, droppedById } = row;
  const { name, seats, holiday, asksTill, cancelledFor } = row;
  const cancelled = cancelledAt !== null || droppedById !== null;
  const answered = who.going + who.might + who.inLine;
  const answerable = decideAnswer({ meetup: row, now: now() }).ok;
  const state = liveState({ startsAt, endsAt, cancelled, going: who.going, here: who.here, now: now() });
  return {
    id,
    startsAt,
    endsAt,
    local,
    minutes,
    zone,
    note,
    name,
    seats,
    holiday,
    asksTill,
    skipped: cancelledAt !== null && droppedById === null,
    cancelledFor,
    place,
    series,
    state,
    ...who,
    answerable,
    can: {
      answer: may.answer(viewer) && answerable,
      change: may.changeDate(viewer, row),
      keep:
        may.keepDate(viewer, who.yours?.kind ?? null) && decideKeep({ meetup: row, answered, now: now() }).ok,
    },
  };
}
