import { ActionForm, FormArea, FormChoices } from "#components/ui/action-form.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import { More } from "#components/ui/more.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { words } from "#lib/i18n/words.ts";
import type { Action } from "./action.ts";
import { Hidden } from "./hidden.tsx";

const lengths = ["day", "week", "until"] as const;

/** What a keeper can do about one member: mute them and let them write again, and let them go. */
export function KeeperTools({
  board,
  id,
  name,
  muted,
  mute,
  letGo,
}: {
  board: string;
  id: string;
  name: string;
  /** Until when, in words; null for not at all. */
  muted: string | null;
  mute: Action;
  letGo: Action;
}) {
  const t = words();
  const labels = {
    day: t("boardsPeople.member.muteDay"),
    week: t("boardsPeople.member.muteWeek"),
    until: t("boardsPeople.member.muteUntil"),
  };
  return (
    <More label={t("boardsPeople.member.do", { name })}>
      {muted !== null && (
        <ActionForm action={mute} inline>
          <Hidden board={board} member={id} how="end" />
          <SubmitButton
            variant="quiet"
            size="small"
            label={t("boardsPeople.member.unmute", { name })}
            pendingLabel={t("boardsPeople.waiting.pending")}
          />
        </ActionForm>
      )}
      {muted === null && (
        <Confirm group="keeper" label={t("boardsPeople.member.mute", { name })} question="">
          <ActionForm action={mute}>
            <Hidden board={board} member={id} />
            <FormChoices
              name="how"
              legend={t("boardsPeople.member.muteHow")}
              choices={lengths.map((value) => ({ value, label: labels[value], checked: value === "day" }))}
            />
            <FormArea
              name="words"
              id={`why-${id}`}
              label={t("boardsPeople.member.reason")}
              hint={t("boardsPeople.member.reasonHint")}
              rows={2}
              maxLength={1000}
              required
            />
            <div>
              <SubmitButton
                variant="danger"
                size="small"
                label={t("boardsPeople.member.mute", { name })}
                pendingLabel={t("boardsPeople.member.muting")}
              />
            </div>
          </ActionForm>
        </Confirm>
      )}
      <Confirm
        group="keeper"
        label={t("boards.members.remove")}
        question={t("boards.members.removeQuestion", { name })}
      >
        <ActionForm action={letGo}>
          <Hidden board={board} member={id} />
          <FormArea
            name="words"
            id={`why-go-${id}`}
            label={t("boardsPeople.member.reason")}
            hint={t("boardsPeople.member.reasonHint")}
            rows={2}
            maxLength={1000}
            required
          />
          <div>
            <SubmitButton
              variant="danger"
              size="small"
              label={t("boards.members.removeName", { name })}
              pendingLabel={t("boards.members.removing")}
            />
          </div>
        </ActionForm>
      </Confirm>
    </More>
  );
}
