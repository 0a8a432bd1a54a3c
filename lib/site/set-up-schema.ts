import { z } from "zod";
import { isClock, minutesBetween } from "#lib/calendar/wall-time.ts";
import { type Pattern, patternToRrule } from "#lib/meetups/pattern.ts";
import { line, longText, requiredLine } from "#lib/text.ts";
import { isZone } from "#lib/time.ts";
import type { SetUp } from "./set-up.ts";

const weekdays = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"] as const;
const clock = () => requiredLine(5).refine(isClock, "site.setUp.timeShape");

/** The one short form that sets the group up, to what the verb takes. */
export const setUpSchema = z
  .object({
    group: requiredLine(80),
    welcome: longText(2000),
    place: requiredLine(120),
    address: line(300),
    zone: requiredLine(60).refine(isZone, "site.setUp.zoneUnknown"),
    series: requiredLine(80),
    days: z
      .union([z.enum(weekdays), z.array(z.enum(weekdays)).min(1)], { error: "series.patternError.days" })
      .transform((days) => (Array.isArray(days) ? days : [days])),
    start: clock(),
    end: clock(),
  })
  .refine(({ start, end }) => minutesOf(start, end) >= 5, {
    path: ["end"],
    message: "site.setUp.endBeforeStart",
  })
  .transform(
    (form): SetUp => ({
      group: { name: form.group, welcome: form.welcome, zone: form.zone },
      place: { name: form.place, address: form.address },
      series: {
        name: form.series,
        rrule: patternToRrule({
          every: "week",
          days: weekdays.filter((day) => form.days.includes(day)),
        } as Pattern),
        startTime: form.start,
        minutes: minutesOf(form.start, form.end),
      },
    }),
  );

const minutesOf = (start: string, end: string) => minutesBetween(`2026-01-01T${start}`, `2026-01-01T${end}`);
