import { Unavailable } from "./errors.ts";

/** Whoever's turn takes longer is not waited for: the queue is a courtesy to the pool, the database's lock counts. */
const LONGEST_TURN_MS = 250;

/** One piece of work: when it begins, and how it ended (false: the database was out of reach). */
type Turn = { begun: Promise<unknown>; reached: Promise<boolean> };

const last = new Map<string, Turn>();

/**
 * Does pieces of work about one thing one after the other in this process. Fifty people who answer one date at once
 * would else hold all connections, each waiting for the same row, while nobody sees a page. When one finds the database
 * out of reach, those behind it are told so at once, or the last of them would wait for all the others to find out.
 */
export function inTurn<T>(about: string, work: () => Promise<T>): Promise<T> {
  const begun = myTurn(last.get(about));
  const done = begun.then(work);
  const reached = done.then(
    () => true,
    (error) => !(error instanceof Unavailable),
  );
  const turn = { begun: begun.catch(() => {}), reached };
  last.set(about, turn);
  void reached.then(() => {
    if (last.get(about) === turn) last.delete(about);
  });
  return done;
}

async function myTurn(before: Turn | undefined): Promise<void> {
  if (!before) return;
  await before.begun;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, LONGEST_TURN_MS, true);
  });
  const reached = await Promise.race([before.reached, late]);
  clearTimeout(timer);
  if (!reached) throw new Unavailable("the database was out of reach for the one before");
}
