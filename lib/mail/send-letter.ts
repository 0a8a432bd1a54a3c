import type { Jobs } from "#lib/jobs/queues.ts";
import { log } from "#lib/log.ts";
import { kindOf } from "./kinds.ts";
import { letters } from "./letters.ts";
import { send } from "./send.ts";
import { stopToken } from "./stop-token.ts";
import { isStopped } from "./stops.ts";

/**
 * The job "send-letter": makes the letter from what is true now and hands it over, or lets it be when it is not
 * wanted any more, or its kind is stopped. Tried again after a crash it may go out twice, with the same Message-ID.
 */
export async function sendLetter({ letter, to, about }: Jobs["send-letter"], jobId: string): Promise<void> {
  const kind = kindOf[letter];
  const stop = kind === "needed" ? undefined : { memberId: to, kind };
  if (stop && (await isStopped(stop)))
    return log.info("a letter is not wanted: its kind is stopped", { letter });
  const made = await letters[letter]({ to, about });
  if (!made) return log.info("a letter was not wanted any more", { letter });
  const { sent, ...written } = made;
  await send({ ...written, ...(stop && { stop: stopToken(stop) }) }, jobId);
  await sent?.();
  log.info("a letter was sent", { letter });
}
