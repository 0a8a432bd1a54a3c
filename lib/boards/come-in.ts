import { withBoards } from "#lib/access/boards.ts";
import { idOrNotFound } from "#lib/access/find.ts";
import type { MemberViewer } from "#lib/access/viewer.ts";
import { NotFound } from "#lib/errors.ts";
import { publishToBoard, publishToReader } from "#lib/realtime/publish.ts";
import type { Refusal } from "./rules.ts";

/**
 * Comes into an open board, or one that wants this member, which is agreeing to its house rules. The database decides
 * (boards.come_in), since nobody may write to a board they are not in. Where the rules have changed since they were read,
 * nobody comes in: they are to be read first.
 * @param input.read which rules were read (rulesMark)
 * @throws {NotFound} for a board that is not open to them, and one that is not there
 */
export async function comeIn(
  viewer: MemberViewer,
  input: { board: string; read: string },
): Promise<{ ok: true } | Refusal<"rules-changed">> {
  return withBoards(viewer, async (tx) => {
    const [came] = await tx.$queryRaw<{ how: "in" | "rules-changed" | null }[]>`
      SELECT boards.come_in(${idOrNotFound(input.board)}::uuid, ${input.read}) AS how`;
    if (!came?.how) throw new NotFound();
    if (came.how !== "in") return { ok: false, why: came.how };
    await publishToReader(tx, viewer.id);
    await publishToBoard(tx, input.board);
    return { ok: true };
  });
}
