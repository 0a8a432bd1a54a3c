import { ActionForm } from "#components/ui/action-form.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { words } from "#lib/i18n/words.ts";
import type { Action } from "./action.ts";
import { Hidden } from "./hidden.tsx";

type Entry = {
  id: string;
  board: string;
  reason: string;
  askedBy: string;
  agreedBy: string | null;
  when: { text: string };
  till: string | null;
  state: "waiting" | "open" | "over";
  found: { name: string } | null | undefined;
  can: { agree: boolean };
};

/** An asking to enter a board: who, why, and where it stands; to those two who opened it, the way in. */
export function GlassEntry({ entry, action }: { entry: Entry; action: Action }) {
  const t = words();
  const { id, board, reason, askedBy, agreedBy, when, till, state, found, can } = entry;
  return (
    <li className="grid gap-2 rounded-lg border border-line bg-card p-4 min-[24rem]:p-5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="font-semibold">{t("boardsPeople.glass.by", { name: askedBy, when: when.text })}</h3>
        <Badge
          text={t(`boardsPeople.glass.state.${state}`, { till: till ?? "" })}
          tone={state === "open" ? "tea" : "plain"}
        />
      </div>
      <p dir="auto" className="whitespace-pre-line wrap-anywhere">
        {reason}
      </p>
      <p className="text-sm text-soft break-all">{t("boardsPeople.glass.board", { id: board })}</p>
      {agreedBy && <p className="text-soft">{t("boardsPeople.glass.with", { name: agreedBy })}</p>}
      {found === null && <p>{t("boardsPeople.glass.noSuch")}</p>}
      {found && (
        <p>
          <TextLink href={`/boards/${board}`}>{t("boardsPeople.glass.go", { name: found.name })}</TextLink>
        </p>
      )}
      {can.agree && (
        <Confirm
          group="agree"
          variant="plain"
          label={t("boardsPeople.glass.agree")}
          question={t("boardsPeople.glass.agreeQuestion", { name: askedBy })}
        >
          <ActionForm action={action} inline>
            <Hidden entry={id} />
            <SubmitButton
              variant="danger"
              size="small"
              label={t("boardsPeople.glass.agreeButton")}
              pendingLabel={t("boardsPeople.glass.pending")}
            />
          </ActionForm>
        </Confirm>
      )}
    </li>
  );
}
