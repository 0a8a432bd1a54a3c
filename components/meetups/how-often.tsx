import { ChoiceGroup, ChoiceRow } from "#components/ui/choice.tsx";
import { SelectField, TextField } from "#components/ui/field.tsx";
import { weekdays } from "#lib/calendar/rule-parts.ts";
import { type Words, words } from "#lib/i18n/words.ts";
import { dayName, nths } from "#lib/meetups/pattern.ts";
import type { ChangeValues } from "#lib/meetups/read-change.ts";

type Props = { values: ChangeValues; errors: Record<string, string> };

/**
 * How often, with the fields of each kind of pattern, and in a disclosure a rule of its own and the zone. Fields of
 * another kind than the chosen one are hidden by CSS alone, so that it works without a script.
 */
export function HowOften({ values, errors }: Props) {
  const t = words();
  const every = [
    ["week", "everyWeek"],
    ["weeks", "everyWeeks"],
    ["month-nth", "monthNth"],
    ["month-last-weekday", "monthLastWeekday"],
    ["month-day", "monthDay"],
    ["about", "about"],
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
          ...(value === "about" ? { hint: t("series.change.aboutHint") } : {}),
        }))}
      />
      <div data-for="weeks">
        <SelectField name="n" defaultValue={values.n} {...shown(errors.n)} label={t("series.change.n")}>
          {[2, 3, 4, 5, 6, 7, 8].map((n) => (
            <option key={n}>{n}</option>
          ))}
        </SelectField>
      </div>
      <div data-for="week weeks about">
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
      <OnceAMonth values={values} errors={errors} t={t} />
      <OfItsOwn values={values} errors={errors} t={t} />
    </div>
  );
}

function OnceAMonth({ values, errors, t }: Props & { t: Words }) {
  return (
    <>
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
    </>
  );
}

/** For the few who need it: an RRULE, and whose clock. It stands open when there is something in it to see. */
function OfItsOwn({ values, errors, t }: Props & { t: Words }) {
  const chosen = values.every === "rule";
  return (
    <details open={chosen || Boolean(errors.rrule ?? errors.zone)} className="group max-w-prose">
      <summary className="flex min-h-11 cursor-pointer list-none items-center gap-2 py-2 font-semibold [&::-webkit-details-marker]:hidden">
        <svg
          viewBox="0 0 20 20"
          aria-hidden="true"
          className="size-5 shrink-0 text-soft group-open:rotate-180"
        >
          <path d="M5 7.5l5 5 5-5" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
        </svg>
        {t("series.change.more")}
      </summary>
      <div className="mt-3 grid gap-5">
        <ChoiceRow name="every" type="radio" value="rule" label={t("series.change.rule")} checked={chosen} />
        <TextField
          name="rrule"
          defaultValue={values.rrule}
          {...shown(errors.rrule)}
          label={t("series.change.rrule")}
          hint={t("series.change.rruleHint")}
          maxLength={500}
          dir="ltr"
          autoCapitalize="off"
          autoComplete="off"
          spellCheck={false}
        />
        <TextField
          name="zone"
          defaultValue={values.zone}
          {...shown(errors.zone)}
          label={t("series.change.zone")}
          hint={t("series.change.zoneHint")}
          maxLength={60}
          required
        />
      </div>
    </details>
  );
}

const shown = (error: string | undefined) => (error ? { error } : {});
