import { Button } from "#components/ui/button.tsx";
import { TextArea, TextField } from "#components/ui/field.tsx";
import { words } from "#lib/i18n/words.ts";
import type { NewSeriesValues } from "#lib/meetups/read-new-series.ts";
import { WhenAndWhere } from "./change-form.tsx";
import { HowOften } from "./how-often.tsx";

type Props = { values: NewSeriesValues; errors: Record<string, string>; earliest: string };

/** All that makes a series. A plain GET form: what it leads to is the preview. */
export function NewSeriesForm({ values, errors, earliest }: Props) {
  const t = words();
  const shown = (name: string) => (errors[name] ? { error: errors[name] } : {});
  return (
    <form method="get" action="#preview" aria-label={t("series.begin.form")} className="grid gap-6">
      <TextField
        name="name"
        defaultValue={values.name}
        {...shown("name")}
        label={t("series.begin.name")}
        maxLength={80}
        required
      />
      <TextArea
        name="note"
        defaultValue={values.note}
        {...shown("note")}
        label={t("series.begin.note")}
        hint={t("series.begin.noteHint")}
        maxLength={2000}
        rows={2}
      />
      <HowOften values={values} errors={errors} />
      <WhenAndWhere values={values} errors={errors} />
      <TextField
        name="from"
        type="date"
        defaultValue={values.from}
        {...shown("from")}
        min={earliest}
        label={t("series.begin.from")}
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
