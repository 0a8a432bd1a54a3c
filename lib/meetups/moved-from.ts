import { z } from "zod";
import { isLocalTime } from "#lib/calendar/wall-time.ts";

/** When and where a date was before it was moved, and which date: what a letter of the move is about. */
export type MovedFrom = { id: string; local: string; minutes: number; placeId: string };

const shape = z.tuple([
  z.uuid(),
  z.string().refine(isLocalTime),
  z
    .string()
    .regex(/^\d{1,4}$/)
    .transform(Number)
    .refine((minutes) => minutes >= 5 && minutes <= 1440),
  z.uuid(),
]);

/**
 * As one text, for a job's `about` and for the address of the page that can put it back: how a date stood before is
 * kept nowhere else once it has moved. Ids and times only, as every job carries.
 */
export const movedFrom = {
  write: ({ id, local, minutes, placeId }: MovedFrom) => [id, local, minutes, placeId].join(" "),
  /** Undefined for what makes no sense. */
  read(text: string): MovedFrom | undefined {
    const read = shape.safeParse(text.split(" "));
    if (!read.success) return undefined;
    const [id, local, minutes, placeId] = read.data;
    return { id, local, minutes, placeId };
  },
};
