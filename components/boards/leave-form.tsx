import { ActionForm, type ActionState } from "#components/ui/action-form.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { words } from "#lib/i18n/words.ts";

/** Leaving a board; the last one in it is told that it goes with them. */
export function LeaveForm({
  board,
  ends,
  action,
}: {
  board: string;
  ends: boolean;
  action: (state: ActionState, form: FormData) => Promise<ActionState>;
}) {
  const t = words();
  return (
    <Confirm
      label={t("boards.members.leave")}
      variant="plain"
      question={t(ends ? "boards.members.leaveEnds" : "boards.members.leaveQuestion")}
    >
      <ActionForm action={action} inline>
        <input type="hidden" name="board" value={board} />
        {ends && <input type="hidden" name="agreed" value="yes" />}
        <SubmitButton
          variant="danger"
          size="small"
          label={t(ends ? "boards.members.leaveEndsButton" : "boards.members.leaveButton")}
          pendingLabel={t("boards.members.leaving")}
        />
      </ActionForm>
    </Confirm>
  );
}
