import { Prisma, type Tx } from "#lib/db.ts";
import { tokenHash } from "#lib/keys.ts";
import { now } from "#lib/time.ts";

/**
 * Takes a form's key for this transaction. False when a form with this key was already acted upon, so that a retry
 * after a lost answer does not act twice. Two at once: the second waits for the first to commit.
 * @param key made with the form (`newFormKey`); undefined: nothing to compare, acts
 */
export async function firstTime(tx: Tx, key: string | undefined): Promise<boolean> {
  if (!key) return true;
  const taken = await tx.$executeRaw(
    Prisma.sql`INSERT INTO sent_form (key, sent_at) VALUES (${tokenHash(key)}, ${now()}) ON CONFLICT DO NOTHING`,
  );
  return taken === 1;
}

/** The key a page puts into a form it shows. */
export const newFormKey = (): string => crypto.randomUUID();
