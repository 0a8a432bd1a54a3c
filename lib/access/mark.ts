import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";
import type { Tx } from "#lib/db.ts";
import { secrets } from "#lib/secrets.ts";

/**
 * What a member keeps of a board for themselves lies in one row, under a keyed hash of the two and encrypted, both with
 * the key of the pens, which is never in the database. A row is as long as everybody's until it holds a great deal. So a
 * copy of the database does not tell who has read what; above all not who read a thread right after something was
 * written in it under a pen name, which would be whoever wrote it.
 */

const IV = 12;
const TAG = 16;
/** Lengths are rounded up to this, so that what is in it cannot be guessed by how much it is. */
const STEP = 16_384;

/** Whose mark of which board. */
type Whose = { member: string; board: string };

export function markHash({ member, board }: Whose): Buffer<ArrayBuffer> {
  return keyed(`mark ${member} ${board}`);
}

/**
 * Lets this transaction reach these marks and no others: row-level security compares what is set here with the hash in
 * the row. @returns the hashes, in the order asked for
 */
export async function takeMarks(tx: Tx, all: readonly Whose[]): Promise<Buffer<ArrayBuffer>[]> {
  const hashes = all.map(markHash);
  await tx.$queryRaw`
    SELECT set_config('app.marks', ${hashes.map((hash) => hash.toString("hex")).join(",")}, true)`;
  return hashes;
}

/** Encrypts what is kept, so that it opens in its own row only. */
export function sealMark(whose: Whose, text: string): Uint8Array<ArrayBuffer> {
  const words = Buffer.from(text);
  const padded = Buffer.alloc(Math.ceil((words.length + 1) / STEP) * STEP, " ");
  words.copy(padded);
  const iv = randomBytes(IV);
  const cipher = createCipheriv("aes-256-gcm", keyOf(whose), iv);
  const sealed = Buffer.concat([cipher.update(padded), cipher.final()]);
  return new Uint8Array(Buffer.concat([iv, cipher.getAuthTag(), sealed]));
}

/** @returns undefined for what this key did not seal: the key was lost, or somebody moved the row */
export function openMark(whose: Whose, sealed: Uint8Array): string | undefined {
  try {
    const decipher = createDecipheriv("aes-256-gcm", keyOf(whose), sealed.subarray(0, IV));
    decipher.setAuthTag(sealed.subarray(IV, IV + TAG));
    return Buffer.concat([decipher.update(sealed.subarray(IV + TAG)), decipher.final()]).toString("utf8");
  } catch {
    return undefined;
  }
}

const keyOf = ({ member, board }: Whose) => keyed(`seal ${member} ${board}`);

const keyed = (text: string): Buffer<ArrayBuffer> =>
  Buffer.from(createHmac("sha256", secrets().pen).update(text).digest());
