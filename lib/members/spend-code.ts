import { db, Prisma } from "#lib/db.ts";
import { now } from "#lib/time.ts";
import { askedBy, type Pending } from "./pending.ts";

/**
 * Uses a code up, or counts a wrong try, in one statement that locks its row: of many at once with the right code
 * one gets it. Only the browser that asked, only the address's newest code, only five wrong tries.
 * @param hash of the code that was typed
 * @returns the address it was sent to; undefined for a wrong, used, old or superseded one
 */
export async function spendCode(pending: Pending, hash: string): Promise<string | undefined> {
  const at = now();
  const [row] = await db.$queryRaw<{ email: string; used: boolean }[]>(Prisma.sql`
    UPDATE sign_in_code AS c SET
      used_at = CASE WHEN c.code_hash = ${hash} THEN ${at}::timestamptz END,
      tries = CASE WHEN c.code_hash = ${hash} THEN c.tries ELSE c.tries + 1 END
    WHERE c.id = ${pending.id}::uuid AND c.asked_by = ${askedBy(pending)}
      AND c.used_at IS NULL AND c.tries < 5 AND c.expires_at > ${at}::timestamptz
      AND NOT EXISTS (
        SELECT FROM sign_in_code AS newer
        WHERE newer.email = c.email AND (newer.created_at, newer.id) > (c.created_at, c.id)
      )
    RETURNING c.email::text, c.used_at IS NOT NULL AS used`);
  return row?.used ? row.email : undefined;
}
