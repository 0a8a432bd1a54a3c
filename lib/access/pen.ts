import { createHash, createHmac } from "node:crypto";
import type { Tx } from "#lib/db.ts";
import { secrets } from "#lib/secrets.ts";
import type { MemberViewer } from "./viewer.ts";

/**
 * Who a pen name is, to themselves alone: a keyed hash of member and thread, 32 bytes. The same in one thread, without
 * any likeness between two. The key lies in the data folder, in a file of its own, and never in the database, so a copy
 * of the database names nobody. It is the hash of what `takePen` shows, so whoever reads it in a row cannot show it.
 * @param thread the id of the post under which it is written
 */
export function penHash(viewer: MemberViewer, thread: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(penOf(viewer, thread)).digest());
}

/** What is shown to write as that pen name. It stands nowhere. */
export const penOf = (viewer: MemberViewer, thread: string): Buffer =>
  createHmac("sha256", secrets().pen).update(`${viewer.id} ${thread}`).digest();

/** Whether what is written under a pen name in this thread is the viewer's. */
export function isOwnPen(viewer: MemberViewer, thread: string, hash: Uint8Array | null): boolean {
  return hash !== null && Buffer.from(penHash(viewer, thread)).equals(hash);
}

/**
 * Lets the viewer act, within this transaction and in this one thread, as whoever wrote under their pen name there:
 * row-level security hashes what is set here and compares it with the row.
 * @returns the hash
 */
export async function takePen(
  tx: Tx,
  viewer: MemberViewer,
  thread: string,
): Promise<Uint8Array<ArrayBuffer>> {
  await tx.$queryRaw`SELECT set_config('app.pen', ${penOf(viewer, thread).toString("hex")}, true)`;
  return penHash(viewer, thread);
}

/**
 * The id of what a form writes under a pen name: a random-looking UUID (version 4) that only this form's key and ours
 * lead to. What is sent twice would have the same id twice, so nothing else need be kept to know it again: a row with
 * the form's key would tell the minute it was written.
 * @param sent the form's key
 */
export function penId(sent: string): string {
  const hex = createHmac("sha256", secrets().pen).update(`form ${sent}`).digest("hex");
  const variant = "89ab"[Number.parseInt(hex.charAt(16), 16) % 4];
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
