import { type Limit, withinLimit } from "#lib/attempts.ts";
import { db } from "#lib/db.ts";
import { enqueue } from "#lib/jobs/enqueue.ts";
import { now } from "#lib/time.ts";
import { codeFor, codeHash } from "./code-for.ts";
import { askedBy, newPending, type Pending, sealPending } from "./pending.ts";

/** `pending` is for the asking browser's cookie. */
export type Asked = { ok: true; pending: string } | { ok: false; refusal: "tooOften" };

const network: Limit = { max: 20, minutes: 15 };
const everybody: Limit = { max: 300, minutes: 15 };

/**
 * How often one address may be asked for. From one network little; from all of them more, because a stranger who
 * could use up an address's whole allowance could keep its owner out.
 */
const fromOneNetwork: Limit[] = [
  { max: 5, minutes: 15 },
  { max: 12, minutes: 24 * 60 },
];
const fromAll: Limit[] = [
  { max: 10, minutes: 15 },
  { max: 36, minutes: 24 * 60 },
];

/**
 * Somebody would like a code for an address. Whether it is a member's is not asked here, so nobody can tell: the
 * worker finds out when it makes the letter. The code put out of force by this one is the address's former one.
 * @param from the network address that asks
 */
export async function askForCode({ email, from }: { email: string; from: string }): Promise<Asked> {
  if (!(await withinLimit("sign-in:network", from, network))) return { ok: false, refusal: "tooOften" };
  if (!(await withinLimit("sign-in:all", "", everybody))) return { ok: false, refusal: "tooOften" };
  const pending = newPending(email);
  if (await mayHaveLetter(email, from)) await writeDown(pending);
  return { ok: true, pending: sealPending(pending) };
}

/** Over its limit an address gets no letter, and the page says what it always says. */
async function mayHaveLetter(email: string, from: string): Promise<boolean> {
  for (const [what, whom, limits] of [
    ["sign-in:address-network", `${email} ${from}`, fromOneNetwork],
    ["sign-in:address", email, fromAll],
  ] as const) {
    for (const limit of limits) {
      if (!(await withinLimit(`${what}:${limit.minutes}`, whom, limit))) return false;
    }
  }
  return true;
}

async function writeDown(pending: Pending): Promise<void> {
  const { id, email, expires } = pending;
  await db.$transaction(async (tx) => {
    await tx.signInCode.create({
      data: {
        id,
        email,
        askedBy: askedBy(pending),
        codeHash: codeHash(codeFor(id)),
        createdAt: now(),
        expiresAt: new Date(expires),
      },
      select: { id: true },
    });
    await enqueue(tx, "send-letter", { letter: "sign-in", to: id, about: id });
  });
}
