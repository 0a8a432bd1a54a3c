import { lockMeetupFor } from "#lib/access/find.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { db } from "#lib/db.ts";
import { inTurn } from "#lib/in-turn.ts";
import { firstTime } from "#lib/once.ts";
import { now } from "#lib/time.ts";
import { decideSaying, type Said, type SayingRefusal } from "./answer-rules.ts";
import { type AnswerRefusal, decideAnswer, type YourKind } from "./rules.ts";
import { readSaid } from "./said.ts";
import { placeInLine, type Saying, sameSaying, silent } from "./saying-rules.ts";
import { saveSettled } from "./settle.ts";
import { isFrozen } from "./settle-rules.ts";

/** `line`: the place in the waiting line, from 1, of "in_line" only. */
export type Answered =
  | { ok: true; kind: YourKind | null; line?: number }
  | { ok: false; refusal: AnswerRefusal | SayingRefusal; kind: YourKind | null };

/**
 * What happens when someone says "I'm going", "I might", "I can't" or "I'll go if someone else does", changes it, says
 * more about it, or takes it back (kind null). Settles the table in the same transaction, so that nobody ever sees a
 * condition half resolved or a seat given twice. Of two answers by one member at once the later stays: they wait for
 * each other at the meetup's row.
 * @param kind left out: what they said before, with other details
 * @param sent the form's key: the same form sent again changes nothing
 */
export function answer(
  viewer: MemberViewer,
  { meetupId, sent, ...said }: Said & { meetupId: string; sent?: string | undefined },
): Promise<Answered> {
  return inTurn(meetupId, () =>
    db.$transaction(async (tx) => {
      const meetup = await lockMeetupFor(viewer, meetupId, tx);
      const all = await readSaid(tx, meetup.id);
      const before = all.find(({ member }) => member === viewer.id) ?? silent(viewer.id);

      const open = decideAnswer({ meetup, now: now() });
      if (!open.ok) return { ...open, kind: yourKind(before) };
      const frozen = isFrozen(meetup, now());
      const decision = decideSaying({ before, said, all, meetup, frozen, now: now() });
      if (!decision.ok) return { ...decision, kind: yourKind(before) };
      if (sameSaying(before, decision.saying) || !(await firstTime(tx, sent))) return told(all, viewer);

      const others = all.filter((each) => each !== before);
      const wanted = [...others, decision.saying];
      return told(await saveSettled(tx, { meetup, before: all, said: wanted, by: viewer.id }), viewer);
    }),
  );
}

function told(all: readonly Saying[], viewer: MemberViewer): Answered {
  const line = placeInLine(all, viewer.id);
  const kind = yourKind(all.find(({ member }) => member === viewer.id));
  return { ok: true, kind, ...(line !== null && { line }) };
}

/** A condition that is met is "going" to its author too. */
function yourKind(saying: Saying | undefined): YourKind | null {
  return saying?.kind ?? (saying?.condition ? "if" : null);
}
