import type { MemberViewer } from "#lib/access/viewer.ts";
import { keyedHash, sameSecret } from "#lib/keys.ts";
import { now } from "#lib/time.ts";

/**
 * Where a picture of a board is read: an address for this one member and about an hour, which says nothing without
 * the key. Handed on, kept or guessed it leads nowhere; and whoever uses their own is still asked whether they may.
 */
export function pictureAddress(viewer: MemberViewer, pictureId: string): string {
  const hour = hourNow();
  return `/api/board-pictures/${hour.toString(36)}.${pictureId}.${sealOf(viewer, pictureId, hour)}`;
}

const ADDRESS = /^([0-9a-z]{1,8})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([0-9a-f]{64})$/;

/** Whose picture an address is; undefined when it is not this member's, is older than an hour or two, or is made up. */
export function readPictureAddress(viewer: MemberViewer, token: string): string | undefined {
  const [, hourText = "", pictureId = "", seal = ""] = ADDRESS.exec(token) ?? [];
  const hour = Number.parseInt(hourText, 36);
  const age = hourNow() - hour;
  // Looked at whatever came, so that each refusal is the same work.
  const right = sameSecret(seal, sealOf(viewer, pictureId, hour));
  return right && (age === 0 || age === 1) ? pictureId : undefined;
}

const hourNow = () => Math.floor(now().getTime() / 3_600_000);

const sealOf = (viewer: MemberViewer, pictureId: string, hour: number) =>
  keyedHash("board-picture", `${pictureId} ${viewer.id} ${hour}`);
