import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { secrets } from "./secrets.ts";

/** A keyed hash, hex, under a key of its own for each purpose; the key never leaves the data folder. */
export function keyedHash(purpose: string, value: string): string {
  return createHmac("sha256", `${secrets().session}:${purpose}`).update(value).digest("hex");
}

/** The hash under which a random token is kept. The token has the entropy, so no key is needed. */
export function tokenHash(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** A fresh token of 256 bits for a link or a cookie. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** Compares two strings without telling by its time where they differ. */
export function sameSecret(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(tokenHash(a)), Buffer.from(tokenHash(b))];
  return timingSafeEqual(left, right);
}
