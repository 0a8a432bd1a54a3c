import { ActionForm, type ActionState } from "#components/ui/action-form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { words } from "#lib/i18n/words.ts";

/** "Mark all as read", of a board. */
export function AllReadForm({
  board,
  action,
}: {
  board: string;
  action: (state: ActionState, form: FormData) => Promise<ActionState>;
}) {
  const t = words();
  return (
    <ActionForm action={action} inline>
      <input type="hidden" name="board" value={board} />
      <div className="no-print -ms-3.5 pb-1">
        <SubmitButton
          variant="quiet"
          size="small"
          label={t("boardThreads.allRead.button")}
          pendingLabel={t("boardThreads.allRead.pending")}
        />
      </div>
    </ActionForm>
  );
}
