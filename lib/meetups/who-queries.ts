import { may } from "#lib/access/policy.ts";
import type { MemberViewer, Viewer } from "#lib/access/viewer.ts";
import { db, Prisma } from "#lib/db.ts";
import { now } from "#lib/time.ts";
import { isWithin } from "./answer-rules.ts";
import { isHereTime } from "./on-the-day-rules.ts";
import type { AnswerKind, YourKind } from "./rules.ts";
import { type OwnCondition, ownConditions } from "./said.ts";
import type { Details } from "./saying-rules.ts";

/** Somebody who answered, or who is there, as members see them. */
export type Attendee = Details & {
  id: string;
  name: string;
  photoId: string | null;
  kind: "going" | "might";
  you: boolean;
  /** Is there now. */
  here: boolean;
};

/** Somebody in the waiting line; `place` counts from 1. */
export type InLine = Omit<Attendee, "kind" | "here"> & { place: number };

/** What the viewer has said; in it, what nobody else sees. */
export type Yours = {
  kind: YourKind;
  /** Their place in the line, of "in_line" only. */
  place: number | null;
  /** What they wait for, or came in by: at least so many others, or these members. */
  waitingFor: { atLeast: number } | { names: string[] } | null;
  details: Details;
};

/** Who comes to a date. Names are there for members only; visitors get counts. */
export type Who = {
  /** Members who go or are there, without their guests. */
  going: number;
  might: number;
  /** Those whom members who go bring with them. */
  guests: number;
  inLine: number;
  /** Seats that nobody has; null where there is no end of them. */
  seatsFree: number | null;
  /** How many are there now. */
  here: number;
  people: Attendee[] | null;
  line: InLine[] | null;
  /** Null for who has said nothing. */
  yours: Yours | null;
};

/** What is asked about here, of a date that has been reached already. */
type Asked = {
  id: string;
  startsAt: Date;
  endsAt: Date;
  local: string;
  minutes: number;
  seats: number | null;
};

/** Who comes to each of these dates, as far as this viewer may know, in the same order. */
export function whoAt(viewer: Viewer, rows: Asked[]): Promise<Who[]> {
  const ids = rows.map(({ id }) => id);
  // Who was there is nobody's business once a date is over, whether or not it has been deleted yet.
  const today = rows.filter((row) => isHereTime(row, now())).map(({ id }) => id);
  return may.seeNames(viewer) ? withNames(viewer, rows, ids, today) : withCounts(rows, ids, today);
}

type AnswerRow = Details & {
  meetupId: string;
  /** Null for who is there without having said anything. */
  kind: AnswerKind | null;
  here: boolean;
  id: string;
  name: string;
  photoId: string | null;
};

async function withNames(
  viewer: MemberViewer,
  rows: Asked[],
  ids: string[],
  today: string[],
): Promise<Who[]> {
  const [answers, conditions] = await Promise.all([answersWithNames(ids, today), ownConditions(viewer, ids)]);
  return rows.map((row) => {
    const given = answers.filter(({ meetupId }) => meetupId === row.id).map((each) => inTime(row, each));
    const people = given.flatMap(({ meetupId, ...each }): Attendee[] => {
      const kind = each.here ? "going" : each.kind;
      return kind === "going" || kind === "might" ? [{ ...each, kind, you: each.id === viewer.id }] : [];
    });
    const line = given
      .filter(({ kind, here }) => kind === "in_line" && !here)
      .map(({ meetupId, kind, here, ...each }, at) => ({
        ...each,
        you: each.id === viewer.id,
        place: at + 1,
      }));
    const own = given.find(({ id }) => id === viewer.id);
    const condition = conditions.find(({ meetupId }) => meetupId === row.id);
    const yours = yourAnswer(own, condition, line.find(({ you }) => you)?.place ?? null);
    return { ...countsOf(people, line, row), people, line, yours };
  });
}

/** By hand, because Prisma makes three queries of it, on the page that members open most. */
function answersWithNames(ids: string[], today: string[]): Promise<AnswerRow[]> {
  return db.$queryRaw<AnswerRow[]>(Prisma.sql`
    SELECT w.meetup_id AS "meetupId", a.kind::text, h.member_id IS NOT NULL AS here, m.id, m.name, p.id AS "photoId",
      coalesce(a.note, '') AS note, a.there_from AS "thereFrom", a.there_to AS "thereTo",
      coalesce(a.guests, 0) AS guests, coalesce(a.guest_names, '') AS "guestNames"
    FROM (SELECT meetup_id, member_id FROM answer WHERE meetup_id = ANY(${ids}::uuid[])
      UNION SELECT meetup_id, member_id FROM here WHERE meetup_id = ANY(${today}::uuid[])) w
    JOIN member m ON m.id = w.member_id AND m.suspended_at IS NULL
    LEFT JOIN answer a ON a.meetup_id = w.meetup_id AND a.member_id = w.member_id
    LEFT JOIN here h ON h.meetup_id = w.meetup_id AND h.member_id = w.member_id AND h.meetup_id = ANY(${today}::uuid[])
    LEFT JOIN photo p ON p.member_id = m.id
    ORDER BY a.line_number, a.answered_at, m.id`);
}

/** A part of a time that the date was moved away from is left out. */
function inTime(row: Asked, answer: AnswerRow): AnswerRow {
  return isWithin(row, answer) ? answer : { ...answer, thereFrom: null, thereTo: null };
}

function yourAnswer(
  own: AnswerRow | undefined,
  condition: OwnCondition | undefined,
  place: number | null,
): Yours | null {
  const kind = own?.kind ?? (condition ? "if" : null);
  const said = condition ?? own;
  if (kind === null || !said) return null;
  const { note, thereFrom, thereTo, guests, guestNames } = said;
  const details = { note, thereFrom, thereTo, guests, guestNames };
  if (!condition) return { kind, place, waitingFor: null, details };
  const { company, names } = condition;
  return { kind, place, waitingFor: company === null ? { names } : { atLeast: company }, details };
}

function countsOf(people: Attendee[], line: InLine[], { seats }: Asked) {
  const going = people.filter(({ kind }) => kind === "going");
  const guests = going.reduce((sum, person) => sum + person.guests, 0);
  return {
    going: going.length,
    might: people.length - going.length,
    guests,
    inLine: line.length,
    seatsFree: seatsFree(seats, going.length + guests),
    here: people.filter(({ here }) => here).length,
  };
}

const seatsFree = (seats: number | null, taken: number) =>
  seats === null ? null : Math.max(0, seats - taken);

type CountRow = {
  meetupId: string;
  going: number;
  might: number;
  guests: number;
  inLine: number;
  here: number;
};

async function withCounts(rows: Asked[], ids: string[], today: string[]): Promise<Who[]> {
  const counted = await db.$queryRaw<CountRow[]>(Prisma.sql`
    SELECT w.meetup_id AS "meetupId",
      count(*) FILTER (WHERE w.goes)::int AS going,
      count(*) FILTER (WHERE w.kind = 'might' AND NOT w.goes)::int AS might,
      coalesce(sum(w.guests) FILTER (WHERE w.goes), 0)::int AS guests,
      count(*) FILTER (WHERE w.kind = 'in_line' AND NOT w.goes)::int AS "inLine",
      count(*) FILTER (WHERE w.here)::int AS here
    FROM (SELECT coalesce(a.meetup_id, h.meetup_id) AS meetup_id, coalesce(a.member_id, h.member_id) AS member_id,
        a.kind, coalesce(a.guests, 0) AS guests, h.member_id IS NOT NULL AS here,
        h.member_id IS NOT NULL OR a.kind = 'going' AS goes
      FROM (SELECT * FROM answer WHERE meetup_id = ANY(${ids}::uuid[])) a
      FULL JOIN (SELECT * FROM here WHERE meetup_id = ANY(${today}::uuid[])) h
        ON h.meetup_id = a.meetup_id AND h.member_id = a.member_id) w
    JOIN member m ON m.id = w.member_id AND m.suspended_at IS NULL
    GROUP BY w.meetup_id`);
  const none = { going: 0, might: 0, guests: 0, inLine: 0, here: 0 };
  return rows.map((row) => {
    const { going, might, guests, inLine, here } =
      counted.find(({ meetupId }) => meetupId === row.id) ?? none;
    const free = seatsFree(row.seats, going + guests);
    const counts = { going, might, guests, inLine, here, seatsFree: free };
    return { ...counts, people: null, line: null, yours: null };
  });
}
