import { ActionForm, type ActionState } from "#components/ui/action-form.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { words } from "#lib/i18n/words.ts";

/** Asks once, then deletes one's own post or comment. */
export function DeleteForm({
  what,
  action,
  fields,
  comments = 0,
}: {
  what: "post" | "comment";
  action: (state: ActionState, form: FormData) => Promise<ActionState>;
  fields: Record<string, string>;
  /** How many go along with a post. */
  comments?: number;
}) {
  const t = words();
  return (
    <Confirm
      group="delete"
      label={t(`boards.${what}.delete`)}
      question={t(`boards.${what}.deleteQuestion`, { comments })}
    >
      <ActionForm action={action} inline>
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <SubmitButton
          variant="danger"
          size="small"
          label={t(`boards.${what}.deleteButton`)}
          pendingLabel={t(`boards.${what}.deleting`)}
        />
      </ActionForm>
    </Confirm>
  );
}
