import { Badge } from "#components/ui/badge.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { words } from "#lib/i18n/words.ts";
import { Writer } from "./writer.tsx";

/** Somebody who is in a board; for its keepers, inside a form that lets go of `member`, the way to do so. */
export function InBoard({
  id,
  name,
  photoUrl,
  keeper,
  you,
  can,
}: {
  id: string;
  name: string;
  photoUrl?: string | null;
  keeper: boolean;
  you: boolean;
  can: { remove: boolean };
}) {
  const t = words();
  return (
    <li className="grid gap-1 border-b border-line py-2.5">
      <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1 font-semibold wrap-anywhere">
        <Writer id={id} name={name} photoUrl={photoUrl} />
        {keeper && <Badge text={t("boards.members.keeper")} tone="tea" />}
        {you && <Badge text={t("boards.members.you")} />}
      </div>
      {can.remove && (
        <div className="ms-10.5">
          <Confirm
            group="let-go"
            label={t("boards.members.remove")}
            question={t("boards.members.removeQuestion", { name })}
          >
            <SubmitButton
              name="member"
              value={id}
              variant="danger"
              size="small"
              label={t("boards.members.removeName", { name })}
              pendingLabel={t("boards.members.removing")}
            />
          </Confirm>
        </div>
      )}
    </li>
  );
}
