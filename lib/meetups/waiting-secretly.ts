import type { Prisma, Tx } from "#lib/db.ts";

/**
 * "I'll go if someone else does" is nobody's business but its author's: these two are all that changes of dates know of
 * it. Whom they give may be written to, and is never counted, named or shown to anybody.
 */

/** Members who said of one of these dates that they would go if others do. */
export async function whoWaitsSecretly(tx: Tx, meetupIds: string[]): Promise<string[]> {
  const rows = await tx.condition.findMany({
    where: { meetupId: { in: meetupIds } },
    distinct: ["memberId"],
    orderBy: { memberId: "asc" },
    select: { memberId: true },
  });
  return rows.map(({ memberId }) => memberId);
}

/** Dates that this member, to whom a letter is being written, said they would or might come to, whatever the way. */
export function wouldCome(memberId: string) {
  return {
    OR: [
      { answers: { some: { memberId, kind: { in: ["going", "might", "in_line"] } } } },
      { conditions: { some: { memberId } } },
    ],
  } satisfies Prisma.MeetupWhereInput;
}
