import type { MemberViewer } from "#lib/access/viewer.ts";
import type { Tx } from "#lib/db.ts";
import { now } from "#lib/time.ts";
import { decideSaying, type TableOf } from "./answer-rules.ts";
import type { AnswerKind } from "./rules.ts";
import { readSaid } from "./said.ts";
import { type Saying, seated, silent } from "./saying-rules.ts";
import { saveSettled } from "./settle.ts";
import { isFrozen } from "./settle-rules.ts";

/**
 * Says "going" for somebody who heads down or is there, as the button does, within a transaction that holds the date's
 * lock. Whoever goes already keeps their answer as it is, note and all.
 * @param line false: where there is no seat, the answer stays what it was, instead of becoming "in line"
 * @returns what the answer is now; null for none
 */
export async function sayGoing(
  tx: Tx,
  viewer: MemberViewer,
  meetup: TableOf & { id: string; startsAt: Date },
  { line = true }: { line?: boolean } = {},
): Promise<AnswerKind | null> {
  const all = await readSaid(tx, meetup.id);
  const before = all.find(({ member }) => member === viewer.id) ?? silent(viewer.id);
  if (before.kind === "going" && !before.condition) return before.kind;

  const facts = { seats: meetup.seats, frozen: isFrozen(meetup, now()), now: now() };
  const decision = decideSaying({ before, said: { kind: "going" }, all, meetup, ...facts });
  if (!decision.ok) return before.kind;
  const said = [...all.filter((each) => each !== before), decision.saying];
  if (!line && kindOf(viewer, seated(said, facts).all) !== "going") return before.kind;
  return kindOf(viewer, await saveSettled(tx, { meetup, before: all, said, by: viewer.id }));
}

const kindOf = ({ id }: MemberViewer, all: readonly Saying[]) =>
  all.find(({ member }) => member === id)?.kind ?? null;
