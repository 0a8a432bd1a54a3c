import { z } from "zod";

/** Where in a list, newest first, a page ends: its last row's instant and id. */
export type Place = { id: string; postedAt: Date };

/** As it stands in an address: milliseconds and id. Both are of a row the reader has already seen. */
export const placeOf = ({ id, postedAt }: Place): string => `${postedAt.getTime()}.${id}`;

const PLACE = /^(\d{1,13})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** A place in a form's hidden field. */
export const placeText = () => z.string().regex(PLACE, "common.error.notOffered");

/** Undefined for anything that is no place: the list then starts at its newest. */
export function readPlace(text: unknown): Place | undefined {
  const [, ms, id] = PLACE.exec(typeof text === "string" ? text : "") ?? [];
  return ms && id ? { id, postedAt: new Date(Number(ms)) } : undefined;
}

/** The rows after a place, as a where-fragment. `lte` lets the index find where to begin. */
export function olderThan<Column extends "postedAt" | "commentedAt" | "at" = "postedAt">(
  place: Place | undefined,
  column: Column = "postedAt" as Column,
) {
  if (!place) return {};
  return {
    [column]: { lte: place.postedAt },
    OR: [{ [column]: { lt: place.postedAt } }, { id: { gt: place.id } }],
  };
}
