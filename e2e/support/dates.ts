import type { Site } from "./site.ts";

/** When people head down to Wednesday's date: an hour and a half before it. */
export const MORNING = "2031-03-05T09:30:00Z";

/** The address of Wednesday's date, on which nobody has said anything yet. */
export async function wednesday(site: Site): Promise<string> {
  await site.rows("delete from answer");
  const [row] = await site.rows<{ id: string }>(`select id from meetup where local = '2031-03-05T11:00'`);
  return `/meetups/${row?.id}`;
}
