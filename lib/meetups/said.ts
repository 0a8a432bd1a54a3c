import type { MemberViewer } from "#lib/access/viewer.ts";
import { db, Prisma, type Tx } from "#lib/db.ts";
import type { AnswerKind } from "./rules.ts";
import { type Details, type Saying, sameAnswer, sameSaying } from "./saying-rules.ts";

/**
 * Everything said about dates, as rows: the answers, which members see, and the conditions, which nobody but their author
 * does. Beside this file only waiting-secretly.ts, for those who are told when dates change, knows the table of
 * conditions (lib/house.test.ts). What is asked here is asked in the same words whether or not there are any, so that
 * the time it takes tells nothing.
 */

type Row = Omit<Details, "guests"> & {
  member: string;
  kind: AnswerKind | null;
  line: number | null;
  answeredAt: Date | null;
  company: number | null;
  named: string[] | null;
  saidAt: Date | null;
  guests: number;
};

/** What everybody has said about one date, but for those who are suspended; they do not count while they are. */
export async function readSaid(tx: Tx, meetupId: string): Promise<Saying[]> {
  const rows = await tx.$queryRaw<Row[]>(Prisma.sql`
    SELECT m.id AS member, a.kind::text, a.line_number AS line, a.answered_at AS "answeredAt",
      c.company, c.named, c.said_at AS "saidAt",
      coalesce(c.note, a.note) AS note, coalesce(c.guests, a.guests) AS guests,
      coalesce(c.guest_names, a.guest_names) AS "guestNames",
      CASE WHEN c.member_id IS NULL THEN a.there_from ELSE c.there_from END AS "thereFrom",
      CASE WHEN c.member_id IS NULL THEN a.there_to ELSE c.there_to END AS "thereTo"
    FROM (SELECT * FROM answer WHERE meetup_id = ${meetupId}::uuid) a
    FULL JOIN (SELECT * FROM condition WHERE meetup_id = ${meetupId}::uuid) c ON c.member_id = a.member_id
    JOIN member m ON m.id = coalesce(a.member_id, c.member_id) AND m.suspended_at IS NULL
    ORDER BY a.answered_at, m.id`);
  return rows.map(({ member, kind, line, answeredAt, company, named, saidAt, ...details }) => ({
    member,
    kind,
    line,
    answeredAt,
    condition: saidAt && {
      wish: company === null ? { all: named ?? [] } : { atLeast: company },
      saidAt,
    },
    details,
  }));
}

/**
 * Writes what has become different.
 * @returns whether others see a difference
 */
export async function writeSaid(
  tx: Tx,
  meetupId: string,
  before: readonly Saying[],
  after: readonly Saying[],
): Promise<boolean> {
  const old = new Map(before.map((each) => [each.member, each]));
  let seen = false;
  for (const saying of after) {
    const was = old.get(saying.member);
    if (!was || !sameSaying(was, saying)) await writeCondition(tx, meetupId, saying, was);
    if (was ? sameAnswer(was, saying) : saying.kind === null) continue;
    await writeAnswer(tx, meetupId, saying);
    seen = true;
  }
  return seen;
}

async function writeAnswer(tx: Tx, meetupId: string, saying: Saying): Promise<void> {
  const { member: memberId, kind, line: lineNumber, answeredAt, details } = saying;
  if (kind === null || answeredAt === null) {
    await tx.answer.deleteMany({ where: { meetupId, memberId } });
    return;
  }
  const data = { kind, lineNumber, answeredAt, ...details };
  await tx.answer.upsert({
    where: { meetupId_memberId: { meetupId, memberId } },
    create: { meetupId, memberId, ...data },
    update: data,
  });
}

async function writeCondition(
  tx: Tx,
  meetupId: string,
  saying: Saying,
  was: Saying | undefined,
): Promise<void> {
  const { member: memberId, condition, details } = saying;
  if (condition) {
    const { wish, saidAt } = condition;
    const company = "all" in wish ? null : wish.atLeast;
    const data = { company, named: "all" in wish ? [...wish.all] : [], saidAt, ...details };
    await tx.condition.upsert({
      where: { meetupId_memberId: { meetupId, memberId } },
      create: { meetupId, memberId, ...data },
      update: data,
    });
  } else if (was?.condition) await tx.condition.deleteMany({ where: { meetupId, memberId } });
}

/** A viewer's own condition, with the names of those it names. */
export type OwnCondition = Details & { meetupId: string; company: number | null; names: string[] };

/** What this viewer waits for at these dates: the one way for a page to learn of a condition, and only of one's own. */
export function ownConditions(viewer: MemberViewer, meetupIds: string[]): Promise<OwnCondition[]> {
  return db.$queryRaw<OwnCondition[]>(Prisma.sql`
    SELECT c.meetup_id AS "meetupId", c.company, c.note, c.there_from AS "thereFrom", c.there_to AS "thereTo", c.guests,
      c.guest_names AS "guestNames",
      ARRAY(SELECT m.name FROM member m WHERE m.id = ANY(c.named) ORDER BY m.name) AS names
    FROM condition c WHERE c.member_id = ${viewer.id}::uuid AND c.meetup_id = ANY(${meetupIds}::uuid[])`);
}

/** Whether a member still waits, or goes, by a condition of theirs: for a letter to that member. */
export async function hasCondition(memberId: string, meetupId: string): Promise<boolean> {
  return (await db.condition.count({ where: { memberId, meetupId } })) > 0;
}

/** Coming dates about which a member has said anything, for when they are suspended or come back. */
export async function datesOfMember(memberId: string, from: Date): Promise<string[]> {
  const dates = await db.meetup.findMany({
    where: {
      endsAt: { gt: from },
      OR: [{ answers: { some: { memberId } } }, { conditions: { some: { memberId } } }],
    },
    orderBy: { startsAt: "asc" },
    select: { id: true },
  });
  return dates.map(({ id }) => id);
}
