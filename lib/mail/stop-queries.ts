import type { MemberViewer } from "#lib/access/viewer.ts";
import { db } from "#lib/db.ts";
import { type StoppableKind, stoppableKinds } from "./kinds.ts";
import { readStopToken } from "./stop-token.ts";
import { stoppedKinds } from "./stops.ts";

/** What a link from a letter would stop, and whether it is stopped; null for a link that is none. Nothing of whose it is. */
export async function stopLink(token: string): Promise<{ kind: StoppableKind; stopped: boolean } | null> {
  const stop = readStopToken(token);
  if (!stop || (await db.member.count({ where: { id: stop.memberId } })) === 0) return null;
  return { kind: stop.kind, stopped: (await stoppedKinds(stop.memberId)).has(stop.kind) };
}

/** One's own letters, kind by kind. */
export async function ownLetters(viewer: MemberViewer): Promise<{ kind: StoppableKind; wanted: boolean }[]> {
  const stopped = await stoppedKinds(viewer.id);
  return stoppableKinds.map((kind) => ({ kind, wanted: !stopped.has(kind) }));
}
