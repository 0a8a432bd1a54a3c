import { may } from "#lib/access/policy.ts";
import type { OrganiserViewer } from "#lib/access/viewer.ts";
import { db, Prisma } from "#lib/db.ts";
import { likeLiteral } from "./fold.ts";
import type { MemberDeed } from "./member-decision.ts";

const PAGE = 50;

/** The requests waiting and one page of the members, suspended ones too, with what this organiser may do to each. */
export async function membersDeskPage(
  viewer: OrganiserViewer,
  { find, page }: { find: string; page: number },
) {
  const where = find ? { OR: [{ name: contains(find) }, { email: contains(find) }] } : {};
  const [waiting, members, count] = await Promise.all([
    waitingRequests(),
    db.member.findMany({
      where,
      orderBy: [{ name: "asc" }, { id: "asc" }],
      skip: page * PAGE,
      take: PAGE + 1,
      select: {
        id: true,
        name: true,
        email: true,
        role: true,
        suspendedAt: true,
        photo: { select: { id: true } },
      },
    }),
    db.member.count({ where }),
  ]);
  return {
    waiting,
    count,
    more: members.length > PAGE,
    members: members.slice(0, PAGE).map(({ suspendedAt, photo, ...member }) => ({
      ...member,
      photoId: photo?.id ?? null,
      suspended: suspendedAt !== null,
      you: member.id === viewer.id,
      can: deedsFor(viewer, { ...member, suspended: suspendedAt !== null }),
    })),
  };
}

const contains = (text: string) => ({
  contains: likeLiteral(text),
  mode: "insensitive" as const,
});

/** How many ask to come in, for the desk. */
export async function waitingCount(_viewer: OrganiserViewer): Promise<number> {
  const [row] = await db.$queryRaw<{ count: bigint }[]>(Prisma.sql`
    SELECT count(*) FROM join_request r
    WHERE r.answered_at IS NULL AND NOT EXISTS (SELECT FROM member m WHERE m.email = r.email)`);
  return Number(row?.count ?? 0);
}

/** The oldest first. An address that is a member's already is left out: asking tells nobody who is in. */
async function waitingRequests() {
  return db.$queryRaw<{ id: string; name: string; email: string; words: string; askedAt: Date }[]>(Prisma.sql`
    SELECT r.id::text, r.name, r.email::text, r.words, r.asked_at AS "askedAt" FROM join_request r
    WHERE r.answered_at IS NULL AND NOT EXISTS (SELECT FROM member m WHERE m.email = r.email)
    ORDER BY r.asked_at, r.id LIMIT 50`);
}

function deedsFor(
  viewer: OrganiserViewer,
  member: { id: string; role: string; suspended: boolean },
): MemberDeed[] {
  const deeds: MemberDeed[] = [];
  if (may.changeRole(viewer, member)) {
    if (member.role === "organiser") deeds.push("make-member");
    else if (!member.suspended) deeds.push("make-organiser");
  }
  if (may.suspend(viewer, member)) deeds.push(member.suspended ? "bring-back" : "suspend");
  return deeds;
}
