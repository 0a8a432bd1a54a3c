import { ActionForm, type ActionState } from "#components/ui/action-form.tsx";
import { Section } from "#components/ui/page.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { addMinutes, clockOf, dateOf } from "#lib/calendar/wall-time.ts";
import { words } from "#lib/i18n/words.ts";
import { changeWords } from "#lib/meetups/change-words.ts";
import type { FirstDates, NewSeriesValues } from "#lib/meetups/read-new-series.ts";
import { sayDate } from "#lib/meetups/say-when.ts";
import { HiddenFields } from "./hidden-fields.tsx";

/** What a new series would be, and the button that starts exactly this. */
export function NewSeries({
  preview: { wanted, dates },
  values,
  formKey,
  action,
}: {
  preview: FirstDates;
  values: NewSeriesValues;
  formKey: string;
  action: (state: ActionState, form: FormData) => Promise<ActionState>;
}) {
  const t = words();
  return (
    <Section title={t("series.begin.would")} id="preview">
      <div className="grid max-w-prose gap-5">
        <p className="text-lg">{changeWords(wanted, t)}</p>
        {dates.length === 0 ? (
          <p>{t("series.change.noDates")}</p>
        ) : (
          <div>
            <p>{t("series.begin.first")}</p>
            <ul className="mt-2 border-t border-line">
              {dates.map(({ local, minutes }) => (
                <li key={local} className="border-b border-line py-2">
                  <time dateTime={local}>
                    {t("series.change.line", {
                      date: sayDate(dateOf(local)),
                      start: clockOf(local),
                      end: clockOf(addMinutes(local, minutes)),
                    })}
                  </time>
                </li>
              ))}
            </ul>
          </div>
        )}
        <ActionForm action={action} label={t("series.begin.button")}>
          <HiddenFields values={{ ...values, sent: formKey }} />
          <p>
            <SubmitButton
              variant="primary"
              label={t("series.begin.button")}
              pendingLabel={t("series.begin.working")}
            />
          </p>
        </ActionForm>
      </div>
    </Section>
  );
}
