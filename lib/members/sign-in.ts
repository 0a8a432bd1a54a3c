import { type Limit, withinLimit } from "#lib/attempts.ts";
import { redeemCode } from "#lib/auth.ts";
import { normaliseCode } from "./code.ts";
import { deviceLabel } from "./device.ts";
import { readPending } from "./pending.ts";

/** `token` is for the session cookie. "elsewhere": this browser has not asked for a code, or too long ago. */
export type SignedIn =
  | { ok: true; token: string }
  | { ok: false; refusal: "tooOften" | "elsewhere" | "noCode" | "wrong" };

/** Wrong tries of one network address, whatever the codes; each code has its own five besides. */
const tries: Limit = { max: 30, minutes: 15 };

/**
 * Signs in with the code from the letter.
 * @param pending the cookie of the browser that asked
 * @param code as it was typed
 * @param from the network address that tries
 */
export async function signIn(given: {
  pending: string | undefined;
  code: string;
  from: string;
  userAgent: string | null;
}): Promise<SignedIn> {
  if (!(await withinLimit("sign-in:tries", given.from, tries))) return { ok: false, refusal: "tooOften" };
  const pending = readPending(given.pending);
  if (!pending) return { ok: false, refusal: "elsewhere" };
  const code = normaliseCode(given.code);
  if (!code) return { ok: false, refusal: "noCode" };
  const token = await redeemCode({ pending, device: deviceLabel(given.userAgent) }, code);
  return token ? { ok: true, token } : { ok: false, refusal: "wrong" };
}
