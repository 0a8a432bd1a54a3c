import { ActionForm, FormArea } from "#components/ui/action-form.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { words } from "#lib/i18n/words.ts";
import type { Action } from "./action.ts";
import { Hidden } from "./hidden.tsx";

/** What a keeper does about something reported: out of sight and back, leave it, or remove it with a reason. */
export function ModerateForm({
  board,
  post,
  comment,
  hidden,
  action,
}: {
  board: string;
  post: string;
  comment: string | null;
  hidden: boolean;
  action: Action;
}) {
  const t = words();
  const ids = <Hidden board={board} post={post} comment={comment ?? undefined} />;
  const button = (act: "hidden" | "shown", label: string) => (
    <SubmitButton
      name="act"
      value={act}
      size="small"
      label={label}
      pendingLabel={t("boardsPeople.keepers.pending")}
    />
  );
  return (
    <div className="flex flex-wrap items-start gap-2">
      <ActionForm action={action} inline>
        {ids}
        <div className="flex flex-wrap gap-2">
          {!hidden && button("hidden", t("boardsPeople.keepers.hide"))}
          {button("shown", t(hidden ? "boardsPeople.keepers.show" : "boardsPeople.keepers.leave"))}
        </div>
      </ActionForm>
      <Confirm
        group="remove"
        label={t("boardsPeople.keepers.remove")}
        question={t("boardsPeople.keepers.removeQuestion")}
      >
        <ActionForm action={action}>
          {ids}
          <FormArea
            name="words"
            id={`why-${comment ?? post}`}
            label={t("boardsPeople.keepers.reason")}
            hint={t("boardsPeople.keepers.reasonHint")}
            rows={2}
            maxLength={1000}
            required
          />
          <div>
            <SubmitButton
              name="act"
              value="removed"
              variant="danger"
              size="small"
              label={t("boardsPeople.keepers.removeButton")}
              pendingLabel={t("boardsPeople.keepers.pending")}
            />
          </div>
        </ActionForm>
      </Confirm>
    </div>
  );
}
