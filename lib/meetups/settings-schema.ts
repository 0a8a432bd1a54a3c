import { z } from "zod";
import { line, longText, requiredLine } from "#lib/text.ts";

/** Seats as a form sends them: empty for as many as come. The database holds the same bounds. */
export const seatsField = () =>
  line(3).transform((text, context) => {
    if (text === "") return null;
    const seats = /^\d{1,3}$/.test(text) ? Number(text) : 0;
    if (seats < 2 || seats > 500) context.addIssue({ code: "custom", message: "oneDate.form.seatsShape" });
    return seats;
  });

/** What a series' settings page sends. */
export const settingsSchema = z.object({
  name: requiredLine(80),
  note: longText(2000),
  holidays: line(12),
  onHolidays: z.enum(["meets", "skips", "asks"], { error: "common.error.notOffered" }),
  seats: seatsField(),
  proposals: z.enum(["on", "needs_yes", "off"], { error: "common.error.notOffered" }),
  proposalDays: requiredLine(2).transform((text, context) => {
    const days = /^\d{1,2}$/.test(text) ? Number(text) : 0;
    if (days < 1 || days > 30) context.addIssue({ code: "custom", message: "seriesSettings.daysShape" });
    return days;
  }),
});

export type SeriesSettings = z.output<typeof settingsSchema>;
