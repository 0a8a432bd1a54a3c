import { ActionForm, type ActionState } from "#components/ui/action-form.tsx";
import { Section } from "#components/ui/page.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { type Words, words } from "#lib/i18n/words.ts";
import { sayDate } from "#lib/meetups/say-when.ts";

type Change = { id: string; what: string; by: string | null; from: string };

/** Who changed a series last, and the button that undoes it. */
export function LastChange({
  change,
  seriesId,
  action,
}: {
  change: Change;
  seriesId: string;
  action: (state: ActionState, form: FormData) => Promise<ActionState>;
}) {
  const t = words();
  return (
    <Section title={t("series.desk.lastChange")} id="last-change">
      <p className="max-w-prose">{changed(change, t)}</p>
      <p className="mt-1 mb-4 max-w-prose text-soft">{t("series.desk.undoText")}</p>
      <ActionForm action={action} inline label={t("series.desk.lastChange")}>
        <input type="hidden" name="series" value={seriesId} />
        <input type="hidden" name="change" value={change.id} />
        <p>
          <SubmitButton label={t("series.desk.undo")} pendingLabel={t("series.desk.undoing")} />
        </p>
      </ActionForm>
    </Section>
  );
}

function changed({ what, by, from }: Change, t: Words): string {
  const date = sayDate(from);
  if (what === "pause") {
    return by ? t("series.desk.lastPause", { name: by, date }) : t("series.desk.lastPauseNobody", { date });
  }
  if (what === "end") {
    return by ? t("series.desk.lastEnd", { name: by, date }) : t("series.desk.lastEndNobody", { date });
  }
  return by
    ? t("series.desk.lastChangeText", { name: by, date })
    : t("series.desk.lastChangeNobody", { date });
}
