import type { Tx } from "#lib/db.ts";
import { enqueueAll } from "#lib/jobs/enqueue.ts";
import { readSaid } from "./said.ts";

/**
 * A letter to everybody who has said something about a date that would bring them there, but for whoever did it, or is
 * told otherwise.
 * Those who wait for company are among them. Nobody is told how many letters go out: it would tell of them.
 * @param about what the letter's maker looks up; the date's id when left out
 */
export async function tellAnswerers(
  tx: Tx,
  letter: "date-moved" | "date-skipped" | "date-back",
  { meetupId, except, about = meetupId }: { meetupId: string; except: readonly string[]; about?: string },
): Promise<void> {
  const said = await readSaid(tx, meetupId);
  const told = said.filter(({ kind, condition }) => (kind && kind !== "cant") || condition);
  const letters = told
    .filter(({ member }) => !except.includes(member))
    .map(({ member: to }) => ({ letter, to, about }));
  await enqueueAll(tx, "send-letter", letters);
}
