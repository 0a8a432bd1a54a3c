import type { Prisma } from "#prisma/generated/client.ts";
import type { MemberViewer } from "./viewer.ts";

/** Where-fragments for lists: what of a kind this viewer may see at all. */

/** Dates are public; those a change of pattern dropped are not listed any more (their page still answers). */
export const meetupsListed = { droppedById: null } satisfies Prisma.MeetupWhereInput;

/** Members see each other, but not those who are suspended. Demanding a member keeps visitors out by type. */
export function membersVisibleTo(_viewer: MemberViewer) {
  return { suspendedAt: null } satisfies Prisma.MemberWhereInput;
}
