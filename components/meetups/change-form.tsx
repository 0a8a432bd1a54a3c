import { Button } from "#components/ui/button.tsx";
import { ChoiceGroup } from "#components/ui/choice.tsx";
import { SelectField, TextField } from "#components/ui/field.tsx";
import { weekdays } from "#lib/calendar/rule-parts.ts";
import { type Words, words } from "#lib/i18n/words.ts";
import { dayName, nths } from "#lib/meetups/pattern.ts";
import type { ChangeValues } from "#lib/meetups/read-change.ts";

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
  const field = (name: keyof ChangeValues) => ({
    name,
    defaultValue: String(values[name]),
    error: errors[name],
  });
  return (
    <form method="get" action="#preview" aria-label={t("series.change.form")} className="grid gap-6">
      {Object.entries(also).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <HowOften values={values} errors={errors} t={t} />
      <div className="flex flex-wrap gap-5">
        <TextField {...field("start")} type="time" label={t("series.change.start")} required />
        <TextField {...field("end")} type="time" label={t("series.change.end")} required />
      </div>
      <TextField {...field("place")} label={t("series.change.place")} maxLength={120} required />
      <TextField {...field("address")} label={t("series.change.address")} maxLength={300} />
      <TextField
        {...field("from")}
        type="date"
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

/** Fields of another kind of pattern than the chosen one are hidden by CSS alone, so that it works without a script. */
function HowOften({ values, errors, t }: Omit<Props, "earliest"> & { t: Words }) {
  const every = [
    ["week", "everyWeek"],
    ["weeks", "everyWeeks"],
    ["month-nth", "monthNth"],
    ["month-last-weekday", "monthLastWeekday"],
    ["month-day", "monthDay"],
  ] as const;
  return (
    <div className="often grid gap-6">
      <ChoiceGroup
        legend={t("series.change.every")}
        name="every"
        {...shown(errors.every)}
        choices={every.map(([value, key]) => ({
          value,
          label: t(`series.change.${key}`),
          checked: value === values.every,
        }))}
      />
      <div data-for="weeks">
        <SelectField name="n" defaultValue={values.n} {...shown(errors.n)} label={t("series.change.n")}>
          {[2, 3, 4, 5, 6, 7, 8].map((n) => (
            <option key={n}>{n}</option>
          ))}
        </SelectField>
      </div>
      <div data-for="week weeks">
        <ChoiceGroup
          legend={t("series.change.weekdays")}
          name="days"
          type="checkbox"
          inline
          {...shown(errors.days)}
          choices={weekdays.map((day) => ({
            value: day,
            label: dayName(day),
            checked: values.days.includes(day),
          }))}
        />
      </div>
      <div data-for="month-nth" className="flex flex-wrap gap-5">
        <SelectField
          name="nth"
          defaultValue={values.nth}
          {...shown(errors.nth)}
          label={t("series.change.nth")}
        >
          {nths.map((nth) => (
            <option key={nth} value={String(nth)}>
              {t("series.change.nthName", { nth: String(nth) })}
            </option>
          ))}
        </SelectField>
        <SelectField
          name="weekday"
          defaultValue={values.weekday}
          {...shown(errors.weekday)}
          label={t("series.change.weekday")}
        >
          {weekdays.map((day) => (
            <option key={day} value={day}>
              {dayName(day)}
            </option>
          ))}
        </SelectField>
      </div>
      <div data-for="month-day">
        <SelectField
          name="day"
          defaultValue={values.day}
          {...shown(errors.day)}
          label={t("series.change.day")}
        >
          {Array.from({ length: 31 }, (_, index) => String(index + 1)).map((day) => (
            <option key={day}>{day}</option>
          ))}
          <option value="last">{t("series.change.dayLast")}</option>
        </SelectField>
      </div>
    </div>
  );
}

const shown = (error: string | undefined) => (error ? { error } : {});
