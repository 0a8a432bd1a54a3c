import { ActionForm, FormArea } from "#components/ui/action-form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { words } from "#lib/i18n/words.ts";
import type { Action } from "./action.ts";
import { Hidden } from "./hidden.tsx";

/**
 * Asks the keepers to look at a post, or at a comment under it.
 * @param sent a form's key (`newFormKey`)
 */
export function ReportForm({
  board,
  post,
  comment,
  sent,
  action,
}: {
  board: string;
  post: string;
  comment: string | null;
  sent: string;
  action: Action;
}) {
  const t = words();
  return (
    <ActionForm action={action} instead={null}>
      <Hidden board={board} post={post} comment={comment ?? undefined} sent={sent} />
      <FormArea
        name="words"
        label={t("boardsPeople.report.words")}
        hint={t("boardsPeople.report.text")}
        maxLength={1000}
        required
      />
      <div>
        <SubmitButton
          variant="primary"
          label={t("boardsPeople.report.button")}
          pendingLabel={t("boardsPeople.report.pending")}
        />
      </div>
    </ActionForm>
  );
}
