import { keyedHash, tokenHash } from "#lib/keys.ts";
import { secrets } from "#lib/secrets.ts";
import { codeFromBytes } from "./code.ts";

/**
 * The code that goes with a row of sign_in_code. It is kept nowhere: it is 40 bits of a keyed hash of the row's id,
 * so that the letter can be made again after a crash, and nobody who reads the database can know it.
 */
export function codeFor(id: string): string {
  return codeFromBytes(Buffer.from(keyedHash("sign-in-code", id), "hex"));
}

/**
 * What is kept of a code: SHA-256 of code and secret, which is how next-auth hashes a verification token before it
 * asks our adapter for it (next-auth/core/lib/utils.js, hashToken). Without the secret, 40 bits could be searched.
 */
export function codeHash(code: string): string {
  return tokenHash(code + secrets().session);
}
