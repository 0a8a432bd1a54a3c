import { actingAs } from "#lib/access/viewer.ts";
import { db } from "#lib/db.ts";
import { env } from "#lib/env.ts";
import { NotFound } from "#lib/errors.ts";
import { keyedHash, sameSecret } from "#lib/keys.ts";
import { now } from "#lib/time.ts";
import { deviceLabel } from "./device.ts";
import { openSession } from "./open-session.ts";

const HOURS = 12;

/** A link that signs in as a member of the sample group, for twelve hours. Does nothing in production. */
export function quickSignInUrl(memberId: string): string {
  const body = `${memberId}.${now().getTime() + HOURS * 3_600_000}`;
  return new URL(`/dev/sign-in/${body}.${signatureOf(body)}`, env().baseUrl).href;
}

/** Whom a link would sign in. @throws {NotFound} in production, and for a link that is forged or too old */
export async function openQuickSignIn(token: string): Promise<{ id: string; name: string }> {
  const [memberId = "", expires = "", signature = ""] = token.split(".");
  const signed = sameSecret(signature, signatureOf(`${memberId}.${expires}`));
  if (env().mode === "production" || !signed || Number(expires) < now().getTime()) throw new NotFound();
  const { id, name } = await actingAs(memberId);
  return { id, name };
}

/** @returns the session's token for the cookie. @throws {NotFound} as openQuickSignIn */
export async function quickSignIn(token: string, userAgent: string | null): Promise<string> {
  const { id } = await openQuickSignIn(token);
  const session = await openSession(db, { memberId: id, device: deviceLabel(userAgent) });
  if (!session) throw new NotFound();
  return session;
}

const signatureOf = (body: string) => keyedHash("quick-sign-in", body);
