import { db } from "#lib/db.ts";

export type Group = { name: string; welcome: string; zone: string; locale: string };

/** The group as everyone sees it, or null before it has been set up. */
export async function group(): Promise<Group | null> {
  return db.site.findUnique({
    where: { id: 1 },
    select: { name: true, welcome: true, zone: true, locale: true },
  });
}
