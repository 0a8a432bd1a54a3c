import type { MemberViewer } from "#lib/access/viewer.ts";
import { db } from "#lib/db.ts";
import { publishToMember } from "#lib/realtime/publish.ts";
import { group } from "#lib/site/group.ts";
import { inZone, now } from "#lib/time.ts";
import { type Device, readDevice } from "./device.ts";

/** `since` is the day of signing in; there is no "last seen", here or anywhere. */
export type OwnSession = { id: string; device: Device; since: { iso: string; text: string }; here: boolean };

/** The browsers this member is signed in with, this one first, then the newest. */
export async function ownSessions(viewer: MemberViewer): Promise<OwnSession[]> {
  const [site, sessions] = await Promise.all([
    group(),
    db.session.findMany({
      where: { memberId: viewer.id, expiresAt: { gt: now() } },
      orderBy: [{ createdAt: "desc" }, { id: "asc" }],
      select: { id: true, device: true, createdAt: true },
    }),
  ]);
  const shown = sessions.map(({ id, device, createdAt }) => ({
    id,
    device: readDevice(device),
    since: {
      iso: createdAt.toISOString(),
      text: inZone(createdAt, site?.zone ?? "UTC", "d MMMM yyyy, HH:mm"),
    },
    here: id === viewer.sessionId,
  }));
  return shown.sort((a, b) => Number(b.here) - Number(a.here));
}

/** Ends one of this member's own sessions, at once and everywhere. Of another's, or an ended one, nothing happens. */
export async function endSession(viewer: MemberViewer, id: string): Promise<{ here: boolean }> {
  await db.$transaction(async (tx) => {
    await tx.session.deleteMany({ where: { id, memberId: viewer.id } });
    await publishToMember(tx, viewer.id);
  });
  return { here: id === viewer.sessionId };
}

/** Ends all of this member's sessions but the one it asks from. @returns how many */
export async function endOtherSessions(viewer: MemberViewer): Promise<number> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.session.deleteMany({
      where: { memberId: viewer.id, ...(viewer.sessionId && { NOT: { id: viewer.sessionId } }) },
    });
    await publishToMember(tx, viewer.id);
    return count;
  });
}

/** Ends the session of this browser. */
export async function signOut(viewer: MemberViewer): Promise<void> {
  if (viewer.sessionId) await endSession(viewer, viewer.sessionId);
}

/** Which of these sessions still hold: not ended, not run out, of a member who is not suspended. */
export async function stillSignedIn(sessionIds: string[]): Promise<Set<string>> {
  const sessions = await db.session.findMany({
    where: { id: { in: sessionIds }, expiresAt: { gt: now() }, member: { suspendedAt: null } },
    select: { id: true },
  });
  return new Set(sessions.map(({ id }) => id));
}
