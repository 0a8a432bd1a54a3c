import { addDays } from "#lib/calendar/wall-time.ts";
import { words } from "#lib/i18n/words.ts";
import { fieldErrors } from "#lib/text.ts";
import { localDate, now } from "#lib/time.ts";
import { firstVersion } from "./begin-series.ts";
import { refusalWords } from "./change-words.ts";
import { newSeriesSchema } from "./new-series-schema.ts";
import { newPlace } from "./plan-of-series.ts";
import { type ChangeValues, one, type Sent, typedValues, valuesOf } from "./read-change.ts";
import { type Slot, slotsOf } from "./series-rules.ts";
import type { WantedPattern } from "./wanted-change.ts";

export type NewSeriesValues = ChangeValues & { name: string; note: string };

/** What a new series would be: its pattern and the first dates it gives. */
export type FirstDates = { wanted: WantedPattern; dates: Slot[] };

/** As many dates as a preview of a new series shows, and how many days it looks ahead for them. */
const shown = 6;
const ahead = 400;

/** Reads the form of a new series from a preview's address, as `readChange` does. @param zone the group's */
export function readNewSeries(
  sent: Sent,
  zone: string,
): { values: NewSeriesValues; errors: Record<string, string>; preview: FirstDates | null; today: string } {
  const today = localDate(now(), zone);
  const usual = valuesOf(null, { from: today, zone });
  const told = { name: one(sent, "name"), note: one(sent, "note") };
  if (sent.every === undefined) return { values: { ...usual, ...told }, errors: {}, preview: null, today };
  const values = { ...typedValues(sent, zone), ...told };
  const t = words();
  const parsed = newSeriesSchema.safeParse(values);
  if (!parsed.success) return { values, errors: fieldErrors(parsed.error, t, "every"), preview: null, today };
  const { wanted } = parsed.data;
  const first = firstVersion(parsed.data, newPlace);
  if ("refusal" in first) {
    const ofRule = values.every === "rule" ? "rrule" : "every";
    const field = first.refusal === "not-a-rule" ? ofRule : "from";
    return { values, errors: { [field]: refusalWords(first, t) }, preview: null, today };
  }
  const dates = slotsOf([first], wanted.from, addDays(wanted.from, ahead)).slice(0, shown);
  return { values, errors: {}, preview: { wanted, dates }, today };
}
