/**
 * How many have come to a list. What stands before the first one that was there already is not new: it has moved up
 * from the page before, because something was deleted.
 */
export function newAmong(before: readonly string[], now: readonly string[]): number {
  const known = new Set(before);
  const first = now.findIndex((id) => known.has(id));
  return now.slice(Math.max(first, 0)).filter((id) => !known.has(id)).length;
}
