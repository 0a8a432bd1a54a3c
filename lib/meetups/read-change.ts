import type { OrganiserViewer } from "#lib/access/viewer.ts";
import { RuleError } from "#lib/calendar/recurrence.ts";
import { isLocalDate } from "#lib/calendar/wall-time.ts";
import { words } from "#lib/i18n/words.ts";
import { fieldErrors } from "#lib/text.ts";
import { changeSchema } from "./change-schema.ts";
import type { Pattern } from "./pattern.ts";
import type { WantedPattern } from "./plan-of-series.ts";
import { previewChange, type RuleView, type seriesPage } from "./series-queries.ts";

/** The change form's fields, as sent or as they stand; `days` may be several. */
export type ChangeValues = {
  every: Pattern["every"];
  days: string[];
  n: string;
  nth: string;
  weekday: string;
  day: string;
  from: string;
  start: string;
  end: string;
  place: string;
  address: string;
};

export type Preview = Awaited<ReturnType<typeof previewChange>> & { wanted: WantedPattern };

type Sent = Record<string, string | string[] | undefined>;

/**
 * Reads the change form from a preview's address: what stands in the fields, what is wrong with them, and, if nothing
 * is, the plan. Without anything sent the fields hold the pattern in force.
 */
export async function readChange(
  viewer: OrganiserViewer,
  series: Awaited<ReturnType<typeof seriesPage>>,
  sent: Sent,
): Promise<{ values: ChangeValues; errors: Record<string, string>; preview: Preview | null }> {
  const standing = valuesOf(series.rule, series.today);
  // A date's own page leads here with the day alone, for "this and the following".
  const { from: day } = sent;
  const from = typeof day === "string" && isLocalDate(day) && day > series.today ? day : series.today;
  if (sent.every === undefined) return { values: { ...standing, from }, errors: {}, preview: null };
  const values = typedValues(sent);
  const t = words();
  const parsed = changeSchema.safeParse(values);
  if (!parsed.success) {
    return { values, errors: fieldErrors(parsed.error, t, "every"), preview: null };
  }
  const wanted = parsed.data;
  if (wanted.from < series.today)
    return { values, errors: { from: t("series.change.fromPast") }, preview: null };
  try {
    return { values, errors: {}, preview: { ...(await previewChange(viewer, series.id, wanted)), wanted } };
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    return {
      values,
      errors: { every: t("series.change.notARule", { reason: error.message }) },
      preview: null,
    };
  }
}

function valuesOf(rule: RuleView | null, today: string): ChangeValues {
  const pattern = rule?.pattern;
  return {
    every: pattern?.every ?? "week",
    days: pattern && "days" in pattern ? pattern.days : [],
    n: pattern?.every === "weeks" ? String(pattern.n) : "2",
    nth: pattern?.every === "month-nth" ? String(pattern.nth) : "1",
    weekday: pattern?.every === "month-nth" ? pattern.day : "MO",
    day: pattern?.every === "month-day" ? String(pattern.day) : "1",
    from: today,
    start: rule?.start ?? "11:00",
    end: rule?.end ?? "12:00",
    place: rule?.place.name ?? "",
    address: rule?.place.address ?? "",
  };
}

function typedValues(sent: Sent): ChangeValues {
  const one = (name: keyof ChangeValues) => {
    const value = sent[name];
    return (Array.isArray(value) ? value[0] : value) ?? "";
  };
  const days = sent.days;
  return {
    every: one("every") as ChangeValues["every"],
    n: one("n"),
    nth: one("nth"),
    weekday: one("weekday"),
    day: one("day"),
    from: one("from"),
    start: one("start"),
    end: one("end"),
    place: one("place"),
    address: one("address"),
    days: days === undefined ? [] : Array.isArray(days) ? days : days.split(","),
  };
}
