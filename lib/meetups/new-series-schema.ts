import { z } from "zod";
import { longText, requiredLine } from "#lib/text.ts";
import { patternForm } from "./change-schema.ts";
import type { WantedPattern } from "./wanted-change.ts";

export type WantedSeries = { name: string; note: string; wanted: WantedPattern };

/** The form of another series: its name and a few words, and a pattern with its first day, times, place and zone. */
export const newSeriesSchema = z
  .intersection(
    z.object({ name: requiredLine(80), note: longText(2000).optional() }),
    patternForm.transform((wanted) => ({ wanted })),
  )
  .transform(({ name, note = "", wanted }): WantedSeries => ({ name, note, wanted }));
