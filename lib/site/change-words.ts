import { z } from "zod";
import { may } from "#lib/access/policy.ts";
import type { OrganiserViewer } from "#lib/access/viewer.ts";
import { db } from "#lib/db.ts";
import { NotFound } from "#lib/errors.ts";
import { publish } from "#lib/realtime/publish.ts";
import { longText, requiredLine } from "#lib/text.ts";

export const wordsSchema = z.object({ name: requiredLine(80), welcome: longText(2000) });

/** Changes the group's name and what it says to visitors. @throws {NotFound} before the group is set up */
export async function changeWords(
  viewer: OrganiserViewer,
  { name, welcome }: z.output<typeof wordsSchema>,
): Promise<void> {
  if (!may.changeWords(viewer)) throw new NotFound();
  await db.$transaction(async (tx) => {
    const { count } = await tx.site.updateMany({ where: { id: 1 }, data: { name, welcome } });
    if (count === 0) throw new NotFound();
    await publish(tx, "site");
  });
}
