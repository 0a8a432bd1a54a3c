import { ActionForm, type ActionState, FormText } from "#components/ui/action-form.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { words } from "#lib/i18n/words.ts";

type Action = (state: ActionState, form: FormData) => Promise<ActionState>;

/** Adding a day to a vote. @param usual "11:00", when the series meets */
export function AddDayForm({ vote, usual, action }: { vote: string; usual: string; action: Action }) {
  const t = words();
  return (
    <ActionForm action={action} label={t("votes.add.title")}>
      <input type="hidden" name="vote" value={vote} />
      <FormText name="day" type="date" label={t("votes.add.day")} required />
      <FormText
        name="time"
        type="time"
        label={t("votes.add.time")}
        hint={t("votes.add.timeHint", { time: usual })}
      />
      <div>
        <SubmitButton label={t("votes.add.button")} pendingLabel={t("votes.add.adding")} />
      </div>
    </ActionForm>
  );
}

/** For organisers: counting a vote before its time, and calling it off. */
export function CloseVoteForms({ vote, close, callOff }: { vote: string; close: Action; callOff: Action }) {
  const t = words();
  return (
    <div className="grid gap-3">
      <p className="max-w-prose text-soft">{t("votes.close.text")}</p>
      <ActionForm action={close} label={t("votes.close.now")} inline>
        <input type="hidden" name="vote" value={vote} />
        <div>
          <SubmitButton label={t("votes.close.now")} pendingLabel={t("votes.close.closing")} size="small" />
        </div>
      </ActionForm>
      <Confirm label={t("votes.close.off")} question={t("votes.close.offQuestion")}>
        <ActionForm action={callOff} label={t("votes.close.off")} inline>
          <input type="hidden" name="vote" value={vote} />
          <SubmitButton
            variant="danger"
            size="small"
            label={t("votes.close.offButton")}
            pendingLabel={t("votes.close.closing")}
          />
        </ActionForm>
      </Confirm>
    </div>
  );
}
