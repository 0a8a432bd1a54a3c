import { expirePosts } from "#lib/boards/expire-posts.ts";
import { passOnNews, passOnSayings } from "#lib/boards/pass-on-news.ts";
import { emptyOutbox } from "#lib/mail/outbox.ts";
import { sendLetter } from "#lib/mail/send-letter.ts";
import { layOutAllDates } from "#lib/meetups/lay-out.ts";
import { settleDates } from "#lib/meetups/settle-dates.ts";
import { tendMeetups } from "#lib/meetups/tend.ts";
import { tidyUp } from "#lib/site/tidy-up.ts";
import type { JobName, Jobs } from "./queues.ts";

/** One line for each job. Each handler is safe to run twice. */
export const handlers: { [Name in JobName]: (data: Jobs[Name], id: string) => Promise<unknown> } = {
  "send-letter": (data, id) => sendLetter(data, id),
  "lay-out-dates": () => layOutAllDates(),
  "settle-dates": (data) => settleDates(data),
  "tend-meetups": () => tendMeetups(),
  "expire-posts": () => expirePosts(),
  "pass-on-board-news": () => passOnNews(),
  "pass-on-board-sayings": () => passOnSayings(),
  "tidy-up": () => Promise.all([tidyUp(), emptyOutbox()]),
};
