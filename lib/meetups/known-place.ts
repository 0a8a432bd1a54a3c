import type { Tx } from "#lib/db.ts";
import type { Slot } from "./one-date-rules.ts";

/** A place with its address: one that is known by this name, and no other is, needs none written again. */
export async function knownPlace(tx: Tx, { name, address }: Slot["place"]): Promise<Slot["place"]> {
  if (address) return { name, address };
  const known = await tx.place.findMany({ where: { name }, select: { name: true, address: true }, take: 2 });
  return (known.length === 1 && known[0]) || { name, address };
}
