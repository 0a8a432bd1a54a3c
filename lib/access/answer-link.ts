import { NotFound } from "#lib/errors.ts";
import { keyedHash, sameSecret } from "#lib/keys.ts";
import { actingAs, type MemberViewer } from "./viewer.ts";

const MAC_CHARACTERS = 32;

/**
 * The path of the page on which one member answers one date without signing in; for a letter to that member. The token
 * says who and what in the open and is signed, so nothing is kept for it. It can do no more than answer that date.
 */
export function answerPath(memberId: string, meetupId: string): string {
  const ids = Buffer.from((memberId + meetupId).replaceAll("-", ""), "hex").toString("base64url");
  return `/answer/${ids}.${sign(memberId, meetupId)}`;
}

/** Who may answer what by a token from a letter. @throws {NotFound} for a wrong one, or a member who is suspended or gone */
export async function openAnswerLink(token: string): Promise<{ viewer: MemberViewer; meetupId: string }> {
  const [, ids = "", mac = ""] = /^([\w-]{43})\.([0-9a-f]{32})$/.exec(token) ?? [];
  const hex = Buffer.from(ids, "base64url").toString("hex");
  const [memberId, meetupId] = [uuid(hex.slice(0, 32)), uuid(hex.slice(32))];
  if (hex.length !== 64 || !sameSecret(mac, sign(memberId, meetupId))) throw new NotFound();
  return { viewer: await actingAs(memberId), meetupId };
}

function sign(memberId: string, meetupId: string): string {
  return keyedHash("answer-link", `${memberId} ${meetupId}`).slice(0, MAC_CHARACTERS);
}

function uuid(hex: string): string {
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
