import type { Notice } from "#lib/realtime/channel.ts";

/** What a page shows: everything of these topics; or, of a topic, one thing alone (STILL: nothing, it stands as it was read). */
export type Concerns = { topics: readonly string[]; only: ReadonlyMap<string, string> };

/** What every page shows something of, or may. */
const EVERY_PAGE: readonly string[] = ["missed", "site", "mine"];

/** In place of an id: the page is not to move under its reader. */
export const STILL = "";

/** Whether a page may look otherwise after this notice. One without an id is about everything of its topic. */
export function concerns({ topics, only }: Concerns, { t, id }: Notice): boolean {
  if (EVERY_PAGE.includes(t)) return true;
  if (!topics.includes(t)) return false;
  const one = only.get(t);
  if (one === STILL) return false;
  return one === undefined || id === undefined || one === id;
}
