import { ActionForm, type ActionState, FormChoices } from "#components/ui/action-form.tsx";
import { Section } from "#components/ui/page.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { words } from "#lib/i18n/words.ts";

type Choice = "every" | "follows" | "never";

/** What of a board one gets letters about. */
export function LettersForm({
  board,
  letters,
  action,
}: {
  board: string;
  letters: Choice;
  action: (state: ActionState, form: FormData) => Promise<ActionState>;
}) {
  const t = words();
  return (
    <Section title={t("boardThreads.letters.title")} id="letters">
      <ActionForm action={action}>
        <input type="hidden" name="board" value={board} />
        <FormChoices
          legend={t("boardThreads.letters.legend")}
          hint={t("boardThreads.letters.about")}
          name="letters"
          choices={[
            choice("every", t("boardThreads.letters.everyHint")),
            choice("follows", t("boardThreads.letters.followsHint")),
            choice("never"),
          ]}
        />
        <div>
          <SubmitButton
            size="small"
            label={t("boardThreads.letters.save")}
            pendingLabel={t("boardThreads.letters.saving")}
          />
        </div>
      </ActionForm>
    </Section>
  );

  function choice(value: Choice, hint?: string) {
    return { value, label: t(`boardThreads.letters.${value}`), hint, checked: value === letters };
  }
}
