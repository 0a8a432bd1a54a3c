import { z } from "zod";
import { withinLimit } from "#lib/attempts.ts";
import { db, Prisma, type Tx } from "#lib/db.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { emailAddress, longText, personName } from "#lib/text.ts";
import { now } from "#lib/time.ts";

export const joinSchema = z.object({ name: personName(), email: emailAddress(), words: longText(2000) });

/** Somebody told "not now" can ask again after this long. */
const AGAIN_AFTER_MS = 14 * 24 * 60 * 60_000;

/** More letters than this a day are not news but noise; the desk lists the requests all the same. */
const LETTERS_A_DAY = { max: 20, minutes: 24 * 60 };

/**
 * A visitor asks to come in. A member's address, one that has asked already and a new one all take the same steps,
 * so that neither the answer nor its time tells which it was: the row is written for members too (the desk leaves it
 * out), and a request that is no news leaves letters about nothing, which are never written.
 */
export async function askToJoin({ name, email, words }: z.output<typeof joinSchema>): Promise<void> {
  const newsworthy = await withinLimit("join:letters", "all", LETTERS_A_DAY);
  await db.$transaction(async (tx) => {
    const id = await keepRequest(tx, { name, email, words });
    const about = (newsworthy && id) || crypto.randomUUID();
    for (const organiser of await organisers(tx))
      await enqueue(tx, "send-letter", { letter: "join-request", to: organiser.id, about });
  });
}

/** The request's id where it is new, or new again; undefined where the same is waiting or was just answered. */
async function keepRequest(tx: Tx, { name, email, words }: z.output<typeof joinSchema>) {
  const at = now();
  const rows = await tx.$queryRaw<{ id: string }[]>(Prisma.sql`
    INSERT INTO join_request (id, email, name, words, asked_at)
    VALUES (${crypto.randomUUID()}::uuid, ${email}::citext, ${name}, ${words}, ${at})
    ON CONFLICT (email) DO UPDATE SET name = excluded.name, words = excluded.words, asked_at = excluded.asked_at,
      answered_at = NULL, let_in = NULL, answered_by_id = NULL
      WHERE join_request.let_in OR join_request.answered_at < ${new Date(at.getTime() - AGAIN_AFTER_MS)}
    RETURNING id::text`);
  return rows[0]?.id;
}

function organisers(tx: Tx) {
  return tx.member.findMany({
    where: { role: { in: ["organiser", "owner"] }, suspendedAt: null },
    select: { id: true },
  });
}
