import { findMeetupFor } from "#lib/access/find.ts";
import { may } from "#lib/access/policy.ts";
import { meetupsListed } from "#lib/access/scope.ts";
import type { MemberViewer, Viewer } from "#lib/access/viewer.ts";
import { db, Prisma } from "#lib/db.ts";
import { now } from "#lib/time.ts";
import { decideKeep } from "./keep-rules.ts";
import { ensureLaidOut } from "./lay-out.ts";
import { type AnswerKind, decideAnswer, type LiveState, liveState } from "./rules.ts";

const shown = {
  id: true,
  startsAt: true,
  endsAt: true,
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

type Row = {
  id: string;
  startsAt: Date;
  endsAt: Date;
  zone: string;
  note: string;
  name: string;
  seats: number | null;
  holiday: string;
  asksTill: Date | null;
  calledById: string | null;
  cancelledAt: Date | null;
  cancelledFor: string;
  droppedById: string | null;
  place: { name: string; address: string };
  series: { name: string; note: string } | null;
};

/** Somebody who answered, as members see them. */
export type Attendee = {
  id: string;
  name: string;
  photoId: string | null;
  kind: "going" | "might";
  you: boolean;
};

/** One date as a page shows it. Names are there for members only; visitors get counts. */
export type MeetupView = {
  id: string;
  startsAt: Date;
  endsAt: Date;
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
  /** Why it is skipped. */
  cancelledFor: string;
  place: { name: string; address: string };
  series: { name: string; note: string } | null;
  state: LiveState;
  going: number;
  might: number;
  people: Attendee[] | null;
  yours: AnswerKind | null;
  can: { answer: boolean; writeNote: boolean; change: boolean; keep: boolean };
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

/** A page of dates: the coming ones, or with `before` those past, the latest first. */
export async function meetupList(
  viewer: Viewer,
  { before, count = 30 }: { before?: Date | undefined; count?: number },
) {
  await ensureLaidOut();
  const rows = await db.meetup.findMany({
    where: { ...meetupsListed, ...(before ? { startsAt: { lt: before } } : { endsAt: { gt: now() } }) },
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

async function withAnswers(viewer: Viewer, rows: Row[]): Promise<MeetupView[]> {
  const ids = rows.map(({ id }) => id);
  return may.seeNames(viewer) ? withNames(viewer, rows, ids) : withCounts(viewer, rows, ids);
}

type AnswerRow = { meetupId: string; kind: AnswerKind; id: string; name: string; photoId: string | null };

async function withNames(viewer: MemberViewer, rows: Row[], ids: string[]): Promise<MeetupView[]> {
  // By hand, because Prisma makes three queries of it, on the page that members open most.
  const answers = await db.$queryRaw<AnswerRow[]>(Prisma.sql`
    SELECT a.meetup_id AS "meetupId", a.kind::text, m.id, m.name, p.id AS "photoId"
    FROM answer a JOIN member m ON m.id = a.member_id LEFT JOIN photo p ON p.member_id = m.id
    WHERE a.meetup_id = ANY(${ids}::uuid[]) AND m.suspended_at IS NULL
    ORDER BY a.answered_at, a.member_id`);
  return rows.map((row) => {
    const given = answers.filter(({ meetupId }) => meetupId === row.id);
    const people = given.flatMap(({ kind, id, name, photoId }) =>
      kind === "cant" || kind === "in_line" ? [] : [{ id, name, photoId, kind, you: id === viewer.id }],
    );
    const yours = given.find(({ id }) => id === viewer.id)?.kind ?? null;
    return view(viewer, row, { going: of(people, "going"), might: of(people, "might") }, people, yours);
  });
}

async function withCounts(viewer: Viewer, rows: Row[], ids: string[]): Promise<MeetupView[]> {
  const counts = await db.answer.groupBy({
    by: ["meetupId", "kind"],
    where: { meetupId: { in: ids }, member: { suspendedAt: null } },
    _count: true,
  });
  return rows.map((row) => {
    const count = (kind: AnswerKind) =>
      counts.find((each) => each.meetupId === row.id && each.kind === kind)?._count ?? 0;
    return view(viewer, row, { going: count("going"), might: count("might") }, null, null);
  });
}

const of = (people: Attendee[], kind: AnswerKind) => people.filter((person) => person.kind === kind).length;

function view(
  viewer: Viewer,
  row: Row,
  counts: { going: number; might: number },
  people: Attendee[] | null,
  yours: AnswerKind | null,
): MeetupView {
  const { id, startsAt, endsAt, zone, note, place, series, cancelledAt, droppedById } = row;
  const { name, seats, holiday, asksTill, cancelledFor } = row;
  const cancelled = cancelledAt !== null || droppedById !== null;
  const answered = counts.going + counts.might;
  const answerable = decideAnswer({ meetup: row, now: now() }).ok;
  const state = liveState({ startsAt, endsAt, cancelled, going: counts.going, here: 0, now: now() });
  return {
    id,
    startsAt,
    endsAt,
    zone,
    note,
    name,
    seats,
    holiday,
    asksTill,
    cancelledFor,
    place,
    series,
    state,
    ...counts,
    people,
    yours,
    answerable,
    can: {
      answer: may.answer(viewer) && answerable,
      writeNote: may.writeNote(viewer),
      change: may.changeDate(viewer, row),
      keep: may.keepDate(viewer, yours) && decideKeep({ meetup: row, answered, now: now() }).ok,
    },
  };
}
