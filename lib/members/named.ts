import { membersVisibleTo } from "#lib/access/scope.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { db } from "#lib/db.ts";
import { fold, likeLiteral } from "./fold.ts";

/** Who is meant by each name; or the first name that nobody, or more than one, is called. */
export type Named = { ok: true; ids: string[] } | { ok: false; name: string; several: boolean };

/**
 * Finds fellow members by the names somebody wrote: the whole name, or as much of its beginning as only one has. Small
 * letters and missing accents do; a whole name goes before the beginning of a longer one.
 * @param written names with commas between; more than twenty are cut off
 */
export async function membersNamed(viewer: MemberViewer, written: string): Promise<Named> {
  const names = written
    .split(",")
    .map((name) => name.trim())
    .filter(Boolean)
    .slice(0, 20);
  const ids = new Set<string>();
  for (const name of names) {
    const folded = fold(name);
    // sort_name ends in nothing else than the name itself.
    const found = await db.member.findMany({
      where: {
        ...membersVisibleTo(viewer),
        id: { not: viewer.id },
        sortName: { startsWith: likeLiteral(folded) },
      },
      orderBy: { sortName: "asc" },
      take: 2,
      select: { id: true, sortName: true },
    });
    const whole = found.filter(({ sortName }) => sortName === folded);
    const [one] = whole.length > 0 ? whole : found;
    if (!one || (whole.length !== 1 && found.length > 1)) return { ok: false, name, several: Boolean(one) };
    ids.add(one.id);
  }
  return { ok: true, ids: [...ids] };
}
