import { Button } from "#components/ui/button.tsx";
import { ChoiceGroup } from "#components/ui/choice.tsx";
import { TextField } from "#components/ui/field.tsx";
import { words } from "#lib/i18n/words.ts";
import type { PauseValues } from "#lib/meetups/read-change.ts";
import { HiddenFields } from "./hidden-fields.tsx";

type Props = {
  values: PauseValues;
  errors: Record<string, string>;
  earliest: string;
  /** Fields sent along unseen. */
  also?: Record<string, string>;
};

/** For a while or for good, and from when. A plain GET form, as that of a change. */
export function PauseForm({ values, errors, earliest, also = {} }: Props) {
  const t = words();
  const day = (name: "from" | "to") => ({
    name,
    type: "date",
    min: earliest,
    defaultValue: values[name],
    ...(errors[name] ? { error: errors[name] } : {}),
  });
  return (
    <form method="get" action="#preview" aria-label={t("series.pause.form")} className="pausing grid gap-6">
      <HiddenFields values={also} />
      <ChoiceGroup
        legend={t("series.pause.what")}
        name="what"
        {...(errors.what ? { error: errors.what } : {})}
        choices={[
          {
            value: "pause",
            label: t("series.pause.pause"),
            hint: t("series.pause.pauseHint"),
            checked: values.what !== "end",
          },
          {
            value: "end",
            label: t("series.pause.end"),
            hint: t("series.pause.endHint"),
            checked: values.what === "end",
          },
        ]}
      />
      <div className="flex flex-wrap items-start gap-5">
        <TextField {...day("from")} label={t("series.pause.from")} required />
        {/* Not required: of an end it is not asked, and without a script nothing could tell the browser. */}
        <div data-for="pause">
          <TextField {...day("to")} label={t("series.pause.to")} hint={t("series.pause.toHint")} />
        </div>
      </div>
      <p>
        <Button type="submit" variant="primary">
          {t("series.change.preview")}
        </Button>
      </p>
    </form>
  );
}
