import type { MemberViewer } from "#lib/access/viewer.ts";
import { words } from "#lib/i18n/words.ts";
import { fieldErrors } from "#lib/text.ts";
import { changeSchema } from "./change-schema.ts";
import { refusalWords } from "./change-words.ts";
import type { Pattern } from "./pattern.ts";
import { type ChangePreview, previewChange, type RuleView, type seriesPage } from "./series-queries.ts";
import type { WantedChange } from "./wanted-change.ts";

/** The fields of a pattern, as sent or as they stand; `days` may be several. */
export type ChangeValues = {
  every: Pattern["every"];
  days: string[];
  n: string;
  nth: string;
  weekday: string;
  day: string;
  rrule: string;
  from: string;
  start: string;
  end: string;
  place: string;
  address: string;
  zone: string;
};

/** The fields of a pause, or of an end. */
export type PauseValues = { what: string; from: string; to: string };

export type Preview = ChangePreview & { wanted: WantedChange };

/** A page's query. */
export type Sent = Record<string, string | string[] | undefined>;

export type ReadForm<Values> = { values: Values; errors: Record<string, string>; preview: Preview | null };

type Series = Pick<Awaited<ReturnType<typeof seriesPage>>, "id" | "today" | "zone" | "heldOn">;

/**
 * Reads the change form from a preview's address: what stands in the fields, what is wrong with them, and, if nothing
 * is, the plan. Without a pattern sent the fields hold the one in force; a day alone (`from`) is filled in.
 */
export async function readChange(
  viewer: MemberViewer,
  series: Series,
  sent: Sent,
): Promise<ReadForm<ChangeValues>> {
  const from = one(sent, "from") || series.today;
  const standing = valuesOf(series.heldOn(from), { from, zone: series.zone });
  if (sent.every === undefined) return { values: standing, errors: {}, preview: null };
  const values = typedValues(sent, standing.zone);
  return read(viewer, series, values, values.every === "rule" ? "rrule" : "every");
}

/** Reads the form of a pause or an end likewise. */
export async function readPause(
  viewer: MemberViewer,
  series: Series,
  sent: Sent,
): Promise<ReadForm<PauseValues>> {
  const values = { what: one(sent, "what"), from: one(sent, "from"), to: one(sent, "to") };
  if (sent.what === undefined) {
    return {
      values: { ...values, what: "pause", from: values.from || series.today },
      errors: {},
      preview: null,
    };
  }
  // What is neither of the two must not become a change of pattern.
  const what = values.what === "pattern" || values.what === "" ? "neither" : values.what;
  return read(viewer, series, { ...values, what }, "from");
}

async function read<Values extends ChangeValues | PauseValues>(
  viewer: MemberViewer,
  series: Series,
  values: Values,
  ruleField: string,
): Promise<ReadForm<Values>> {
  const t = words();
  const parsed = changeSchema.safeParse(values);
  if (!parsed.success)
    return {
      values,
      errors: fieldErrors(parsed.error, t, "every" in values ? "every" : "what"),
      preview: null,
    };
  const wanted = parsed.data;
  if (wanted.from < series.today) {
    return { values, errors: { from: t("series.change.fromPast") }, preview: null };
  }
  const preview = await previewChange(viewer, series.id, wanted);
  if (preview.ok) return { values, errors: {}, preview: { ...preview, wanted } };
  const field = preview.refusal === "not-a-rule" ? ruleField : "from";
  return { values, errors: { [field]: refusalWords(preview, t) }, preview: null };
}

/** What the fields hold for a rule; without one, what is usual. */
export function valuesOf(
  rule: RuleView | null,
  { from, zone }: { from: string; zone: string },
): ChangeValues {
  const pattern = rule?.pattern;
  return {
    every: pattern?.every ?? "week",
    days: pattern && "days" in pattern ? pattern.days : [],
    n: pattern?.every === "weeks" ? String(pattern.n) : "2",
    nth: pattern?.every === "month-nth" ? String(pattern.nth) : "1",
    weekday: pattern?.every === "month-nth" ? pattern.day : "MO",
    day: pattern?.every === "month-day" ? String(pattern.day) : "1",
    rrule: pattern?.every === "rule" ? pattern.rrule : "",
    from,
    start: rule?.start ?? "11:00",
    end: rule?.end ?? "12:00",
    place: rule?.place.name ?? "",
    address: rule?.place.address ?? "",
    zone: rule?.zone ?? zone,
  };
}

/** What was typed. @param zone where the form does not say, as an address made by hand may not */
export function typedValues(sent: Sent, zone: string): ChangeValues {
  const text = (name: keyof ChangeValues) => one(sent, name);
  const days = sent.days;
  return {
    every: text("every") as ChangeValues["every"],
    n: text("n"),
    nth: text("nth"),
    weekday: text("weekday"),
    day: text("day"),
    rrule: text("rrule"),
    from: text("from"),
    start: text("start"),
    end: text("end"),
    place: text("place"),
    address: text("address"),
    zone: sent.zone === undefined ? zone : text("zone"),
    days: days === undefined ? [] : Array.isArray(days) ? days : days.split(","),
  };
}

/** A field of an address; of one given twice the first. */
export function one(sent: Sent, name: string): string {
  const value = sent[name];
  return (Array.isArray(value) ? value[0] : value) ?? "";
}
