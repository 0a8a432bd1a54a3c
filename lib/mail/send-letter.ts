import type { Jobs } from "#lib/jobs/queues.ts";
import { log } from "#lib/log.ts";
import { letters } from "./letters.ts";
import { send } from "./send.ts";

/**
 * The job "send-letter": makes the letter from what is true now and hands it over, or lets it be when it is not
 * wanted any more. Tried again after a crash it may go out twice, with the same Message-ID.
 */
export async function sendLetter({ letter, to, about }: Jobs["send-letter"], jobId: string): Promise<void> {
  const made = await letters[letter]({ to, about });
  if (!made) return log.info("a letter was not wanted any more", { letter });
  await send(made, jobId);
  log.info("a letter was sent", { letter });
}
