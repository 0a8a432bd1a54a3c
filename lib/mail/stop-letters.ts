import { db } from "#lib/db.ts";
import { publishToMember } from "#lib/realtime/publish.ts";
import type { StoppableKind } from "./kinds.ts";
import { readStopToken } from "./stop-token.ts";
import { lockStops, setStopped } from "./stops.ts";

export type LettersStopped =
  | { ok: true; kind: StoppableKind; stopped: boolean }
  | { ok: false; refusal: "no-such-link" };

/**
 * What the link in a letter does, for whoever holds it and without signing in: stops letters of that kind for the
 * member it was sent to, or starts them again.
 */
export async function stopLetters(token: string, stopped: boolean): Promise<LettersStopped> {
  const stop = readStopToken(token);
  if (!stop) return { ok: false, refusal: "no-such-link" };
  return db.$transaction(async (tx) => {
    if (!(await lockStops(tx, stop.memberId))) return { ok: false, refusal: "no-such-link" };
    await setStopped(tx, stop, stopped);
    await publishToMember(tx, stop.memberId);
    return { ok: true, kind: stop.kind, stopped };
  });
}
