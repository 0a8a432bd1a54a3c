import { z } from "zod";
import { isClock, isLocalDate } from "#lib/calendar/wall-time.ts";
import { line, requiredLine } from "#lib/text.ts";
import { patternSchema } from "./pattern-schema.ts";
import type { WantedPattern } from "./plan-of-series.ts";

const clock = () => requiredLine(5).refine(isClock, "series.change.timeShape");

const whenAndWhere = z
  .object({
    from: requiredLine(10).refine(isLocalDate, "series.change.dateShape"),
    start: clock(),
    end: clock(),
    place: requiredLine(120),
    address: line(300),
  })
  .refine(({ start, end }) => start < end, { path: ["end"], message: "series.change.endBeforeStart" });

/** The form of a change of pattern, as the preview's address and the apply button send it. */
export const changeSchema = z
  .intersection(
    whenAndWhere,
    z
      .record(z.string(), z.unknown())
      .pipe(patternSchema)
      .transform((pattern) => ({ pattern })),
  )
  .transform(
    ({ from, start, end, place, address, pattern }): WantedPattern => ({
      from,
      start,
      end,
      pattern,
      place: { name: place, address },
    }),
  );
