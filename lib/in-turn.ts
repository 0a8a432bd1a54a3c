/** Whoever waits longer tries at once: the queue is a courtesy to the pool of connections, the database's lock counts. */
const LONGEST_TURN_MS = 500;

const last = new Map<string, Promise<unknown>>();

/**
 * Does pieces of work about one thing one after the other in this process. Fifty people who answer one date at once
 * would else hold all connections, each waiting for the same row, while nobody sees a page.
 */
export function inTurn<T>(about: string, work: () => Promise<T>): Promise<T> {
  const before = last.get(about);
  const mine = before ? soon(before).then(work) : work();
  const settled = mine.then(
    () => {},
    () => {},
  );
  last.set(about, settled);
  void settled.then(() => {
    if (last.get(about) === settled) last.delete(about);
  });
  return mine;
}

function soon(before: Promise<unknown>): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, LONGEST_TURN_MS);
  });
  return Promise.race([before, late]).finally(() => clearTimeout(timer));
}
