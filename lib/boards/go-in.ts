import type { MemberViewer } from "#lib/access/viewer.ts";
import { comeIn } from "./come-in.ts";
import { boardsPage } from "./people-queries.ts";

/** Comes into a board as its door shows itself, agreeing to the rules that stand there: how the sample group and the tests do. */
export async function goIn(who: MemberViewer, board: string): Promise<Awaited<ReturnType<typeof comeIn>>> {
  const { wanted, listed } = await boardsPage(who);
  const door = [...wanted, ...listed].find(({ id }) => id === board);
  return comeIn(who, { board, read: door?.read ?? "" });
}
