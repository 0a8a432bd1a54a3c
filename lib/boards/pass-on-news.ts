import { db } from "#lib/db.ts";
import { enqueueAll } from "#lib/jobs/enqueue.ts";
import type { LetterName } from "#lib/jobs/queues.ts";
import type { NewsKind } from "./tell.ts";

const letterOf = {
  wanted: "board-wants-you",
  report: "board-report",
  news: "board-news",
  glass: "board-glass",
  said: "board-said",
} as const satisfies Record<NewsKind, LetterName>;

type Told = { member_id: string; kind: NewsKind };

/**
 * The job "pass-on-board-news", every minute: what boards left for members becomes letters. The site's role takes member
 * and kind, which is all it may see, and leaves the letters in the queue in the same transaction, so that none is lost and
 * none goes out twice. That something was said waits for "pass-on-board-sayings", which comes a few times a day: the queue
 * keeps when a job was left in it, and would tell when something was written under a pen name.
 */
export const passOnNews = (): Promise<void> => passOn("said");
export const passOnSayings = (): Promise<void> => passOn(null);

async function passOn(waits: NewsKind | null): Promise<void> {
  let taken: number;
  do {
    taken = await db.$transaction(async (tx) => {
      const news = await tx.$queryRaw<Told[]>`SELECT member_id::text, kind FROM take_board_news(${waits})`;
      const letters = news.map(({ member_id: to, kind }) => ({ letter: letterOf[kind], to, about: to }));
      await enqueueAll(tx, "send-letter", letters);
      return news.length;
    });
  } while (taken > 0);
}
