import { z } from "zod";
import { parseRule, RuleError, weekdays } from "#lib/calendar/rule-parts.ts";
import { line } from "#lib/text.ts";
import { nths, type Pattern, rruleToPattern } from "./pattern.ts";

/**
 * A pattern as a form sends it: every field text, `days` once or several times. Fields that belong to another
 * kind of pattern are ignored, because without JavaScript the form sends them all. Errors are message keys
 * ("series.patternError.…"), each at the field it is about.
 */
export const patternSchema = z
  .discriminatedUnion(
    "every",
    [
      z.object({ every: z.literal("week"), days: days() }),
      z.object({ every: z.literal("weeks"), n: whole(2, 8, "series.patternError.n"), days: days() }),
      z.object({ every: z.literal("month-nth"), nth: nth(), weekday: weekday() }),
      z.object({ every: z.literal("month-last-weekday") }),
      z.object({ every: z.literal("month-day"), day: dayOfMonth() }),
      z.object({ every: z.literal("about"), days: days() }),
      z.object({ every: z.literal("rule"), rrule: rule() }),
    ],
    { error: "series.patternError.every" },
  )
  .transform((form): Pattern => {
    if (form.every === "rule") return rruleToPattern(form.rrule) ?? form;
    if (form.every !== "month-nth") return form;
    return { every: form.every, nth: form.nth, day: form.weekday };
  });

/** More dates than this nobody counts; a series may go on without end instead. */
const mostCounted = 1_000;

/** An RRULE as somebody types or pastes it. What it cannot be says RuleError's sentence. */
export function rule() {
  return line(520).transform((typed, check) => {
    const rrule = typed
      .replace(/^RRULE:/i, "")
      .replace(/\s+/g, "")
      .replace(/;$/, "")
      .toUpperCase();
    try {
      const { count = 0 } = parseRule(rrule);
      if (count <= mostCounted) return rrule;
      throw new RuleError(`COUNT may be ${mostCounted} at most; without COUNT it goes on for ever.`);
    } catch (error) {
      if (!(error instanceof RuleError)) throw error;
      const params = { reason: error.message };
      check.addIssue({ code: "custom", message: "series.patternError.rule", params });
      return z.NEVER;
    }
  });
}

function days() {
  const one = z.enum(weekdays, { error: "series.patternError.days" });
  return z
    .union([one.transform((day) => [day]), z.array(one).min(1, { error: "series.patternError.days" })], {
      error: "series.patternError.days",
    })
    .transform((chosen) => weekdays.filter((day) => chosen.includes(day)));
}

function weekday() {
  return z.enum(weekdays, { error: "series.patternError.weekday" });
}

function whole(least: number, most: number, error: string) {
  return z
    .string({ error })
    .regex(/^\d{1,2}$/, { error })
    .transform(Number)
    .refine((number) => number >= least && number <= most, { error });
}

function dayOfMonth() {
  const error = "series.patternError.day";
  return z.union([z.literal("last"), whole(1, 31, error)], { error });
}

function nth() {
  const error = "series.patternError.nth";
  return z
    .string({ error })
    .transform((value) => nths.find((one) => String(one) === value))
    .refine((value) => value !== undefined, { error });
}
