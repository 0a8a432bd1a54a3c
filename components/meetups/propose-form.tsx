import { ActionForm, type ActionState, FormArea } from "#components/ui/action-form.tsx";
import { Section } from "#components/ui/page.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { words } from "#lib/i18n/words.ts";
import type { Preview } from "#lib/meetups/read-change.ts";
import { PlanOfChange } from "./change-preview.tsx";
import { HiddenFields } from "./hidden-fields.tsx";

type Values = Record<string, string | string[]>;

/** What the proposal would do, why, and the button that puts it to the others. */
export function ProposeForm({
  preview,
  values,
  note,
  action,
}: {
  preview: Preview;
  values: Values;
  /** What is to be known before: from when it holds, what it does to the proposal it amends. */
  note: string[];
  action: (state: ActionState, form: FormData) => Promise<ActionState>;
}) {
  const t = words();
  return (
    <Section title={t("series.change.would")} id="preview">
      <div className="grid max-w-prose gap-6">
        {note.length > 0 && (
          <div className="grid gap-1">
            {note.map((text) => (
              <p key={text}>{text}</p>
            ))}
          </div>
        )}
        <PlanOfChange preview={preview} />
        {/* There even when there is nothing to propose: a refusal must not go with its form. */}
        <ActionForm action={action} label={t("proposals.propose.button")}>
          {preview.changes && (
            <>
              <HiddenFields values={values} />
              <FormArea
                name="words"
                label={t("proposals.propose.words")}
                hint={t("proposals.propose.wordsHint")}
                maxLength={1000}
                rows={3}
              />
              <p>
                <SubmitButton
                  variant="primary"
                  label={t("proposals.propose.button")}
                  pendingLabel={t("proposals.propose.pending")}
                />
              </p>
            </>
          )}
        </ActionForm>
      </div>
    </Section>
  );
}
