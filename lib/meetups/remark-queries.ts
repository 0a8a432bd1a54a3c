import { may } from "#lib/access/policy.ts";
import type { Viewer } from "#lib/access/viewer.ts";
import { db, Prisma } from "#lib/db.ts";
import { now } from "#lib/time.ts";
import { decideRemark } from "./on-the-day-rules.ts";

const PAGE = 50;

export type RemarkView = {
  id: string;
  text: string;
  writtenAt: Date;
  by: { id: string; name: string; photoId: string | null };
  you: boolean;
  can: { delete: boolean };
};

export type Remarks = {
  /** In order, the oldest of this page first. */
  remarks: RemarkView[];
  /** Where the page before it ends, for an address; undefined when there is none. */
  older: string | undefined;
  /** Whether this is the last page, to which new remarks are added. */
  newest: boolean;
  can: { say: boolean };
};

type Row = {
  id: string;
  text: string;
  writtenAt: Date;
  memberId: string;
  name: string;
  photoId: string | null;
};

/** The thread of a date, fifty at a time from the newest; null for visitors, who see none. */
export async function remarksOf(
  viewer: Viewer,
  meetup: { id: string; endsAt: Date },
  older?: unknown,
): Promise<Remarks | null> {
  if (!may.takePart(viewer)) return null;
  const place = readPlace(older);
  const before = place
    ? Prisma.sql`AND (r.written_at, r.id) < (${place.at}, ${place.id}::uuid)`
    : Prisma.empty;
  const rows = await db.$queryRaw<Row[]>(Prisma.sql`
    SELECT r.id, r.text, r.written_at AS "writtenAt", m.id AS "memberId", m.name, p.id AS "photoId"
    FROM remark r JOIN member m ON m.id = r.member_id LEFT JOIN photo p ON p.member_id = m.id
    WHERE r.meetup_id = ${meetup.id}::uuid AND m.suspended_at IS NULL ${before}
    ORDER BY r.written_at DESC, r.id DESC LIMIT ${PAGE + 1}`);
  const page = rows.slice(0, PAGE).reverse();
  const [first] = page;
  return {
    remarks: page.map(({ memberId, name, photoId, ...remark }) => ({
      ...remark,
      by: { id: memberId, name, photoId },
      you: memberId === viewer.id,
      can: { delete: may.deleteRemark(viewer, { memberId }) },
    })),
    older: first && rows.length > PAGE ? `${first.writtenAt.getTime()}.${first.id}` : undefined,
    newest: !place,
    can: { say: decideRemark({ meetup, now: now() }).ok },
  };
}

/** Undefined for anything that is no place in a thread: it then shows its newest. */
function readPlace(text: unknown): { at: Date; id: string } | undefined {
  const found = /^(\d{1,13})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(
    typeof text === "string" ? text : "",
  );
  return found?.[1] && found[2] ? { at: new Date(Number(found[1])), id: found[2] } : undefined;
}
