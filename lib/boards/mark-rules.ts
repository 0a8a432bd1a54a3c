/**
 * What a member keeps of a board: what they have seen of it, and which threads they follow or have muted. Pure;
 * docs/decisions/22-threads.md says why it is kept like this.
 */

/** What one does about a thread, where it is not left as it comes. */
export const ways = ["follow", "mute"] as const;
export type Way = (typeof ways)[number];

/** What of a board one gets letters about: every new post too, threads one follows and mentions, nothing. */
export const letterChoices = ["every", "follows", "never"] as const;
export type LetterChoice = (typeof letterChoices)[number];

/** Everything that was written before an instant, and of what was written since, these (as `short` has them). */
type Seen = { till: number; ids: string[] };

export type Mark = {
  letters: LetterChoice;
  /** A letter went out, and they have not been in the board since. */
  told: boolean;
  ways: Record<string, Way>;
  /** By thread; a thread is in it once its page was looked at. */
  threads: Record<string, Seen>;
  /** Of the board as a whole: since "Mark all as read". */
  all: Seen;
  /** What mentions them and was seen: it may do so since it was edited. */
  mentions: string[];
};

/** Something written in a board. `at` in ms; under a pen name the day, as it is kept. */
export type Item = { id: string; at: number; mine: boolean };

const DAY = 86_400_000;
/** What is older than this is not new to anybody. */
const NEW_FOR = 30 * DAY;
/** More than anybody reads in a day in one thread, or follows. */
const MOST = 1_000;

/** Enough of an id to tell it from the others of a month. */
export const short = (id: string): string => id.slice(0, 13);

export const freshMark = (): Mark => ({
  letters: "follows",
  told: false,
  ways: {},
  threads: {},
  all: { till: 0, ids: [] },
  mentions: [],
});

/** The instant before which nothing in the board is new to them. @param joined when the day began on which they came in */
export const newSince = (mark: Mark, joined: Date, now: Date): number =>
  Math.max(joined.getTime(), now.getTime() - NEW_FOR, mark.all.till);

/** The instant before which no comment of a thread is new to them. */
export const newInThreadSince = (mark: Mark, since: number, thread: string): number =>
  Math.max(since, mark.threads[short(thread)]?.till ?? 0);

/** A post is new until its thread has been looked at. */
export function isNewPost(mark: Mark, since: number, post: Item): boolean {
  return (
    !post.mine &&
    post.at >= since &&
    !(short(post.id) in mark.threads) &&
    !mark.all.ids.includes(short(post.id))
  );
}

export function isNewComment(mark: Mark, since: number, thread: string, { id, at, mine }: Item): boolean {
  if (mine || at < newInThreadSince(mark, since, thread)) return false;
  const seen = mark.threads[short(thread)]?.ids ?? [];
  return !seen.includes(short(id)) && !mark.all.ids.includes(short(id));
}

/**
 * A thread was looked at. What was written before today is known by that alone; of today each by its id, since what is
 * written under a pen name has only the day, and may come after something that stands below it.
 * @param today when the day began
 * @param seen what was on the page
 * @param mentions ids of what of it mentions them
 */
export function looked(
  mark: Mark,
  since: number,
  thread: string,
  {
    today,
    seen,
    mentions,
  }: { today: Date; seen: readonly Omit<Item, "mine">[]; mentions: readonly string[] },
): Mark {
  const till = today.getTime();
  const before = mark.threads[short(thread)];
  const ids = seen.filter(({ at }) => at >= till).map(({ id }) => short(id));
  const kept = before && before.till >= till ? before.ids : [];
  // What lies before `since` is known in any case; a day is at most 25 hours long.
  const recent = Object.entries(mark.threads).filter(([, each]) => each.till >= since - 2 * DAY);
  return {
    ...mark,
    threads: {
      ...Object.fromEntries(recent),
      [short(thread)]: { till: Math.max(till, before?.till ?? 0), ids: both(kept, ids) },
    },
    mentions: both(mark.mentions, mentions.map(short)),
  };
}

/** "Mark all as read". @param seen ids of what was written since the day began */
export function allRead(mark: Mark, today: Date, seen: readonly string[], mentions: readonly string[]): Mark {
  return {
    ...mark,
    threads: {},
    all: { till: today.getTime(), ids: seen.map(short) },
    mentions: both(mark.mentions, mentions.map(short)),
  };
}

/** Follows a thread, mutes it, or leaves it as it comes. @param there the threads that are still there, this one too */
export function withWay(mark: Mark, thread: string, way: Way | null, there: readonly string[]): Mark {
  const others = Object.entries(mark.ways).filter(([id]) => id !== thread && there.includes(id));
  return { ...mark, ways: Object.fromEntries([...others, ...(way ? [[thread, way]] : [])].slice(-MOST)) };
}

/** Whether new comments in a thread are told of: in those one follows, and in one's own, under one's own name. */
export function hears(mark: Mark, thread: string, byName: boolean): boolean {
  const way = mark.ways[thread];
  return way === "follow" || (byName && way !== "mute");
}

export const toText = (mark: Mark): string => JSON.stringify(mark);

/** @param text what `toText` wrote; undefined where nothing is kept */
export const fromText = (text: string | undefined): Mark =>
  text === undefined ? freshMark() : (JSON.parse(text) as Mark);

const both = (some: readonly string[], more: readonly string[]): string[] =>
  [...new Set([...some, ...more])].slice(-MOST);
