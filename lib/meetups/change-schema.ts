import { z } from "zod";
import { weekdays } from "#lib/calendar/rule-parts.ts";
import { isClock, isLocalDate } from "#lib/calendar/wall-time.ts";
import { line, requiredLine } from "#lib/text.ts";
import { isZone } from "#lib/time.ts";
import { nths } from "./pattern.ts";
import { patternSchema, rule } from "./pattern-schema.ts";
import type { WantedChange, WantedPattern } from "./wanted-change.ts";

const clock = () => requiredLine(5).refine(isClock, "series.change.timeShape");
const date = () => requiredLine(10).refine(isLocalDate, "series.change.dateShape");
const zone = () => requiredLine(60).refine(isZone, "series.change.zoneUnknown");

const whenAndWhere = z
  .object({
    from: date(),
    start: clock(),
    end: clock(),
    place: requiredLine(120),
    address: line(300),
    zone: zone(),
  })
  .refine(({ start, end }) => start < end, { path: ["end"], message: "series.change.endBeforeStart" });

/** The fields of a pattern with times, place and zone, as a form sends them. */
export const patternForm = z
  .intersection(
    whenAndWhere,
    z
      .record(z.string(), z.unknown())
      .pipe(patternSchema)
      .transform((pattern) => ({ pattern })),
  )
  .transform(
    ({ place, address, ...form }): WantedPattern => ({
      what: "pattern",
      from: form.from,
      pattern: form.pattern,
      start: form.start,
      end: form.end,
      place: { name: place, address },
      zone: form.zone,
    }),
  );

const pauseForm = z
  .object({ what: z.literal("pause"), from: date(), to: date() })
  .refine(({ from, to }) => from <= to, { path: ["to"], message: "series.pause.toBeforeFrom" });

const endForm = z.object({ what: z.literal("end"), from: date() });

/**
 * A change as a form or a preview's address sends it: flat fields, and `what` one of pattern (also when it is not
 * sent), pause or end. Fields of another kind are ignored.
 */
export const changeSchema = z
  .looseObject({ what: z.enum(["pattern", "pause", "end"], { error: "series.change.what" }).optional() })
  .transform((form, check): WantedChange => {
    const shape = form.what === "pause" ? pauseForm : form.what === "end" ? endForm : patternForm;
    const read = shape.safeParse(form);
    if (read.success) return read.data;
    for (const { path, message, ...issue } of read.error.issues) {
      check.addIssue({ code: "custom", path, message, ...limits(issue) });
    }
    return z.NEVER;
  });

/** What the sentences of issues say in numbers or words, handed on. */
function limits(issue: object): { params?: { reason?: string }; maximum?: unknown } {
  const { params, maximum } = issue as { params?: { reason?: string }; maximum?: unknown };
  return { ...(params ? { params } : {}), ...(maximum === undefined ? {} : { maximum }) };
}

const days = () => z.array(z.enum(weekdays)).min(1).max(7);
const storedClock = () => z.string().refine(isClock);
const storedDate = () => z.string().refine(isLocalDate);

const storedPattern = z.discriminatedUnion("every", [
  z.object({ every: z.literal("week"), days: days() }),
  z.object({ every: z.literal("weeks"), n: z.int().min(2).max(8), days: days() }),
  z.object({ every: z.literal("month-nth"), nth: z.literal(nths), day: z.enum(weekdays) }),
  z.object({ every: z.literal("month-last-weekday") }),
  z.object({
    every: z.literal("month-day"),
    day: z.union([z.int().min(1).max(31), z.literal("last")]),
  }),
  z.object({ every: z.literal("about"), days: days() }),
  z.object({ every: z.literal("rule"), rrule: rule() }),
]);

/** A wanted change as it was kept as JSON: exactly what `changeSchema` gave. */
export const storedChange: z.ZodType<WantedChange> = z.discriminatedUnion("what", [
  z.object({
    what: z.literal("pattern"),
    from: storedDate(),
    pattern: storedPattern,
    start: storedClock(),
    end: storedClock(),
    place: z.object({ name: z.string().min(1).max(120), address: z.string().max(300) }),
    zone: z.string().refine(isZone),
  }),
  z.object({ what: z.literal("pause"), from: storedDate(), to: storedDate() }),
  z.object({ what: z.literal("end"), from: storedDate() }),
]);
