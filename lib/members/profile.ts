import { findMemberFor } from "#lib/access/find.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { db } from "#lib/db.ts";
import { publish } from "#lib/realtime/publish.ts";
import { dropPhoto, keepPhoto } from "./photo.ts";
import { type Refused, squaresOf } from "./picture.ts";

/** What a member says of themselves, as profile-schema.ts makes it of the form. */
export type Profile = {
  name: string;
  craft: string;
  languages: string[];
  about: string;
  links: string[];
  /** An IANA zone, or null for the group's. */
  zone: string | null;
};

/**
 * Saves the viewer's own profile, and with it a new photo or none any more. A photo that cannot be used leaves
 * everything as it was.
 * @param photo a picture as it was sent; it is unpacked before the transaction, which it would hold up
 */
export async function saveProfile(
  viewer: MemberViewer,
  { name, craft, languages, about, links, zone }: Profile,
  photo?: Uint8Array | "off",
): Promise<{ ok: true } | Refused> {
  const squares = photo && photo !== "off" ? await squaresOf(photo) : undefined;
  if (squares && !squares.ok) return squares;
  await db.$transaction(async (tx) => {
    const { id } = await findMemberFor(viewer, viewer.id, tx);
    const data = { name, craft, languages, about, links, zone };
    await tx.member.update({ where: { id }, data, select: { id: true } });
    if (squares) await keepPhoto(tx, viewer, squares);
    else if (photo === "off") await dropPhoto(tx, viewer);
    await publish(tx, "members", id);
  });
  return { ok: true };
}
