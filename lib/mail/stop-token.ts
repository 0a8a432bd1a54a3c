import { keyedHash, sameSecret } from "#lib/keys.ts";
import { isStoppable, type StoppableKind } from "./kinds.ts";

/** Whose letters, and of which kind. */
export type Stop = { memberId: string; kind: StoppableKind };

/**
 * The token in the link that stops letters of one kind: the member, the kind and a keyed hash of both. It is good for
 * this one thing, and for ever, since letters lie about for years and the link in them has to work.
 */
export function stopToken({ memberId, kind }: Stop): string {
  return [kind, memberId.replaceAll("-", ""), signature({ memberId, kind })].join("-");
}

/** What a token is for; undefined for anything we did not make. */
export function readStopToken(token: string): Stop | undefined {
  const [, kind = "", hex = "", signed = ""] =
    /^([a-z]{1,20})-([0-9a-f]{32})-([0-9a-f]{40})$/.exec(token) ?? [];
  if (!isStoppable(kind)) return undefined;
  const memberId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  return sameSecret(signed, signature({ memberId, kind })) ? { memberId, kind } : undefined;
}

/** 160 bits of it: nobody guesses them, and the address stays short. */
const signature = ({ memberId, kind }: Stop) => keyedHash("stop letters", `${memberId} ${kind}`).slice(0, 40);
