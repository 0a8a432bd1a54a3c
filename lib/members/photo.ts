import type { MemberViewer } from "#lib/access/viewer.ts";
import { db, type Tx } from "#lib/db.ts";
import { publish } from "#lib/realtime/publish.ts";
import { now } from "#lib/time.ts";
import { type Refused, type Squares, squaresOf } from "./picture.ts";

/** Gives the viewer a new photo. The former one's address stops working. */
export async function savePhoto(viewer: MemberViewer, bytes: Uint8Array): Promise<{ ok: true } | Refused> {
  const squares = await squaresOf(bytes);
  if (!squares.ok) return squares;
  await db.$transaction(async (tx) => {
    await keepPhoto(tx, viewer, squares);
    await publish(tx, "members", viewer.id);
  });
  return { ok: true };
}

/** Takes the viewer's photo down; initials stand in for it. */
export async function removePhoto(viewer: MemberViewer): Promise<void> {
  await db.$transaction(async (tx) => {
    await dropPhoto(tx, viewer);
    await publish(tx, "members", viewer.id);
  });
}

/** Within another verb: the squares take the place of the photo there was, under a new id. */
export async function keepPhoto(tx: Tx, viewer: MemberViewer, { large, small }: Squares): Promise<void> {
  const photo = { id: crypto.randomUUID(), large, small, savedAt: now() };
  await tx.photo.upsert({
    where: { memberId: viewer.id },
    create: { memberId: viewer.id, ...photo },
    update: photo,
    select: { id: true },
  });
}

/** Within another verb: no photo any more. */
export async function dropPhoto(tx: Tx, viewer: MemberViewer): Promise<void> {
  await tx.photo.deleteMany({ where: { memberId: viewer.id } });
}
