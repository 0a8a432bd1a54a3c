import { keyedHash, newToken, sameSecret, tokenHash } from "#lib/keys.ts";
import { now } from "#lib/time.ts";

/** How long a code is good for, in minutes; so is the cookie of the browser that asked. */
export const CODE_MINUTES = 15;

/** What the asking browser keeps: which row it asked for, the secret that proves it, and the address it gave. */
export type Pending = { id: string; secret: string; email: string; expires: number };

/** A new one, for an address that has just been typed. */
export function newPending(email: string): Pending {
  const expires = now().getTime() + CODE_MINUTES * 60_000;
  return { id: crypto.randomUUID(), secret: newToken(), email, expires };
}

/** What is kept of the asking browser in its row. */
export const askedBy = ({ secret }: Pending): string => tokenHash(secret);

/** As a cookie's value, signed: the page shows the address without asking the database whether the row is there. */
export function sealPending({ id, secret, email, expires }: Pending): string {
  const body = Buffer.from(JSON.stringify([id, secret, email, expires])).toString("base64url");
  return `${body}.${keyedHash("pending", body)}`;
}

/** Reads a cookie; undefined when it is missing, forged or too old. */
export function readPending(cookie: string | undefined): Pending | undefined {
  const [body = "", signature = ""] = cookie?.split(".") ?? [];
  if (!body || !sameSecret(signature, keyedHash("pending", body))) return undefined;
  const [id, secret, email, expires] = JSON.parse(Buffer.from(body, "base64url").toString("utf8"));
  return expires > now().getTime() ? { id, secret, email, expires } : undefined;
}
