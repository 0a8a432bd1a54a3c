import { ActionForm, type ActionState, FormKey } from "#components/ui/action-form.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { words } from "#lib/i18n/words.ts";
import type { DatePage } from "#lib/meetups/one-date-queries.ts";
import type { SlotValues } from "./slot-fields.tsx";

type Action = (state: ActionState, form: FormData) => Promise<ActionState>;

/** What was done to a date just now, and the way back from it. */
export function DateHappened({
  date,
  said,
  putBack,
  formKey,
  actions,
}: {
  date: DatePage;
  /** In words; undefined when nothing happened. */
  said: string | undefined;
  /** How it stood before it was moved, and that in words. */
  putBack: { values: SlotValues; words: string } | undefined;
  formKey: string;
  actions: { move: Action; back: Action };
}) {
  const t = words();
  if (date.skipped)
    return (
      <Notice text={said ?? t("oneDate.skip.isOff", { reason: date.cancelledFor })}>
        {date.can.bringBack && (
          <ActionForm action={actions.back} label={t("oneDate.skip.bringBack")} inline>
            <input type="hidden" name="meetup" value={date.id} />
            <SubmitButton label={t("oneDate.skip.bringBack")} pendingLabel={t("common.working")} />
          </ActionForm>
        )}
      </Notice>
    );
  if (!said) return null;
  return (
    <Notice tone="good" text={said}>
      {putBack && (
        <ActionForm action={actions.move} label={putBack.words} inline>
          <input type="hidden" name="meetup" value={date.id} />
          <FormKey value={formKey} />
          {Object.entries(putBack.values).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value ?? ""} />
          ))}
          <SubmitButton label={putBack.words} pendingLabel={t("common.working")} />
        </ActionForm>
      )}
    </Notice>
  );
}
