import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/field.tsx";
import { words } from "#lib/i18n/words.ts";
import type { ChangeValues } from "#lib/meetups/read-change.ts";
import { HiddenFields } from "./hidden-fields.tsx";
import { HowOften } from "./how-often.tsx";

type Props = {
  values: ChangeValues;
  errors: Record<string, string>;
  earliest: string;
  /** Fields sent along unseen. */
  also?: Record<string, string>;
};

/** How often, from when, at what time, where. A plain GET form: what it leads to is the preview. */
export function ChangeForm({ values, errors, earliest, also = {} }: Props) {
  const t = words();
  return (
    <form method="get" action="#preview" aria-label={t("series.change.form")} className="grid gap-6">
      <HiddenFields values={also} />
      <HowOften values={values} errors={errors} />
      <WhenAndWhere values={values} errors={errors} />
      <TextField
        name="from"
        type="date"
        defaultValue={values.from}
        {...(errors.from ? { error: errors.from } : {})}
        min={earliest}
        label={t("series.change.from")}
        hint={t("series.change.fromHint")}
        required
      />
      <p>
        <Button type="submit" variant="primary">
          {t("series.change.preview")}
        </Button>
      </p>
    </form>
  );
}

/** Times and place. */
export function WhenAndWhere({ values, errors }: Omit<Props, "earliest">) {
  const t = words();
  const field = (name: "start" | "end" | "place" | "address") => ({
    name,
    defaultValue: values[name],
    error: errors[name],
  });
  return (
    <>
      <div className="flex flex-wrap gap-5">
        <TextField {...field("start")} type="time" label={t("series.change.start")} required />
        <TextField {...field("end")} type="time" label={t("series.change.end")} required />
      </div>
      <TextField {...field("place")} label={t("series.change.place")} maxLength={120} required />
      <TextField {...field("address")} label={t("series.change.address")} maxLength={300} />
    </>
  );
}
