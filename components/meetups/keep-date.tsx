import { ActionForm, type ActionState } from "#components/ui/action-form.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Section } from "#components/ui/page.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { words } from "#lib/i18n/words.ts";

type Action = (state: ActionState, form: FormData) => Promise<ActionState>;

/** On the page of a date that a change of pattern dropped: the one tap that keeps it, and that it was kept. */
export function KeepDate({
  meetup,
  kept,
  action,
}: {
  meetup: { id: string; can: { keep: boolean; change: boolean } };
  /** It was a moment ago. */
  kept: boolean;
  action: Action;
}) {
  const t = words();
  if (kept && meetup.can.change) return <Notice tone="good" text={t("series.keep.kept")} />;
  if (!meetup.can.keep) return null;
  return (
    <Section title={t("series.keep.title")} id="keep">
      <p className="mb-4 max-w-prose">{t("series.keep.text")}</p>
      <KeepButton meetupId={meetup.id} label={t("series.keep.title")} action={action} />
    </Section>
  );
}

/**
 * @param seriesId to come back to, on the desk
 * @param label names the form, where a page has several
 */
export function KeepButton({
  meetupId,
  seriesId,
  label,
  action,
}: {
  meetupId: string;
  seriesId?: string;
  label: string;
  action: Action;
}) {
  const t = words();
  return (
    <ActionForm action={action} inline label={label}>
      <input type="hidden" name="meetup" value={meetupId} />
      {seriesId && <input type="hidden" name="series" value={seriesId} />}
      <p>
        <SubmitButton label={t("series.keep.button")} pendingLabel={t("series.keep.working")} />
      </p>
    </ActionForm>
  );
}
