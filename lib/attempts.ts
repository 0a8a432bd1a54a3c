import { db, Prisma, type Tx } from "#lib/db.ts";
import { keyedHash } from "#lib/keys.ts";
import { now } from "#lib/time.ts";

/** So many within so many minutes. */
export type Limit = { max: number; minutes: number };

/**
 * Counts one attempt and says whether it is still within the limit. The counter is in the database, so it survives a
 * restart and holds across instances; whom it counts is kept as a keyed hash. Windows are fixed: at their seam twice
 * the limit can pass, which the limits allow for.
 * @param what the thing counted, such as "sign-in:address"
 * @param whom an address, a member's id, a network address
 */
export async function withinLimit(what: string, whom: string, limit: Limit, tx: Tx = db): Promise<boolean> {
  const windowMs = limit.minutes * 60_000;
  const windowStart = new Date(Math.floor(now().getTime() / windowMs) * windowMs);
  const key = keyedHash("attempts", `${what}:${whom}`);
  const [row] = await tx.$queryRaw<{ count: number }[]>(Prisma.sql`
    INSERT INTO attempt (key, window_start, count) VALUES (${key}, ${windowStart}, 1)
    ON CONFLICT (key, window_start) DO UPDATE SET count = attempt.count + 1
    RETURNING count`);
  return (row?.count ?? 1) <= limit.max;
}
