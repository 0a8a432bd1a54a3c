import { isOwnPen } from "#lib/access/pen.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { photoAddress } from "#lib/members/photo-address.ts";
import { type Said, said, saidDay } from "./said.ts";

/** Who wrote something, as it is shown. `id` is null for a pen name, which leads to nobody. */
export type Writer = { id: string | null; name: string; photoUrl: string | null };

/** What to select of a member. */
export const writer = { select: { id: true, name: true, photo: { select: { id: true } } } } as const;
export type WriterRow = { id: string; name: string; photo: { id: string } | null };

export const asWriter = ({ id, name, photo }: WriterRow) => ({
  id,
  name,
  photoUrl: photoAddress(photo?.id, "small"),
});

/** The columns that say who wrote a row: a member, or a pen. */
export type Written = { author: WriterRow | null; penName: string | null; penHash: Uint8Array | null };

export const writtenBy = ({ author, penName }: Written): Writer =>
  author ? asWriter(author) : { id: null, name: penName ?? "", photoUrl: null };

/** @param thread the id of the post it stands under, or is */
export const isMine = (viewer: MemberViewer, thread: string, { author, penHash }: Written): boolean =>
  author ? author.id === viewer.id : isOwnPen(viewer, thread, penHash);

/** When it was written: to the minute, or under a pen name to the day, which is all there is. */
export const writtenWhen = (at: Date, { author }: Written, now: Date, zone: string): Said =>
  author ? said(at, now, zone) : saidDay(at, now, zone);
