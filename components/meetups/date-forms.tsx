import { ActionForm, type ActionState, FormArea, FormKey, FormText } from "#components/ui/action-form.tsx";
import { Section } from "#components/ui/page.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { words } from "#lib/i18n/words.ts";
import type { DatePage } from "#lib/meetups/one-date-queries.ts";
import { SlotFields } from "./slot-fields.tsx";

type Props = { date: DatePage; action: (state: ActionState, form: FormData) => Promise<ActionState> };

/** One date to another day, time or place; for a date of a series, the way to change those after it too. */
export function MoveForm({ date, action, formKey }: Props & { formKey: string }) {
  const t = words();
  const values = { ...date, place: date.place.name, address: date.place.address };
  return (
    <Section title={t("oneDate.move.title")} id="move">
      <ActionForm key={`${date.day} ${date.from}`} action={action} label={t("oneDate.move.title")}>
        <input type="hidden" name="meetup" value={date.id} />
        <FormKey value={formKey} />
        <SlotFields values={values} earliest={date.earliest} places={date.places} />
        <p>
          <SubmitButton
            variant="primary"
            label={t("oneDate.move.button")}
            pendingLabel={t("common.working")}
          />
        </p>
      </ActionForm>
      {date.seriesId && (
        <p className="mt-4 text-soft">
          {t("oneDate.followingText")}{" "}
          <TextLink href={`/organise/series/${date.seriesId}/change?from=${date.day}`}>
            {t("oneDate.following")}
          </TextLink>
        </p>
      )}
    </Section>
  );
}

/** Skipped, with a reason. */
export function SkipForm({ date, action }: Props) {
  const t = words();
  return (
    <Section title={t("oneDate.skip.title")} id="skip">
      <ActionForm action={action} label={t("oneDate.skip.title")}>
        <p className="max-w-prose">{t("oneDate.skip.text")}</p>
        <input type="hidden" name="meetup" value={date.id} />
        <FormText
          name="reason"
          label={t("oneDate.skip.reason")}
          hint={t("oneDate.skip.reasonHint")}
          maxLength={300}
          dir="auto"
          required
        />
        <p>
          <SubmitButton label={t("oneDate.skip.button")} pendingLabel={t("common.working")} />
        </p>
      </ActionForm>
    </Section>
  );
}

/** A few words to one date, for everyone to read. */
export function NoteForm({ date, action }: Props) {
  const t = words();
  return (
    <Section title={t("oneDate.note.title")} id="write">
      <ActionForm action={action} label={t("oneDate.note.title")}>
        <p className="max-w-prose">{t("oneDate.note.lede")}</p>
        <input type="hidden" name="meetup" value={date.id} />
        <FormArea
          name="note"
          label={t("oneDate.note.field")}
          hint={t("oneDate.note.hint")}
          defaultValue={date.note}
          maxLength={2000}
        />
        <p>
          <SubmitButton label={t("oneDate.note.button")} pendingLabel={t("common.working")} />
        </p>
      </ActionForm>
    </Section>
  );
}
