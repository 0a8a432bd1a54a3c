import { ActionForm } from "#components/ui/action-form.tsx";
import { Section } from "#components/ui/page.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { words } from "#lib/i18n/words.ts";
import type { Action } from "./action.ts";
import { Hidden } from "./hidden.tsx";
import { Words } from "./words.tsx";
import { Writer } from "./writer.tsx";

type Waiting = {
  id: string;
  name: string;
  photoUrl: string | null;
  asked: boolean;
  invitedBy: string | null;
  words: string;
  yeses: number;
  mine: boolean;
  can: { turnDown: boolean };
};

/** Who might come in: with how many yeses, and one's own to give or take back. */
export function AtTheDoor({
  board,
  waiting,
  needed,
  sayYes,
}: {
  board: string;
  waiting: Waiting[];
  needed: number;
  sayYes: Action;
}) {
  const t = words();
  return (
    <Section title={t("boardsPeople.waiting.title")} id="at-the-door">
      {/* One form for all, so that what happened is still said when the person's row is gone. */}
      <ActionForm action={sayYes} inline>
        <Hidden board={board} />
        <ul className="grid gap-1">
          {waiting.map((each) => (
            <li key={each.id} className="grid gap-2 border-b border-line py-2.5">
              <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1 wrap-anywhere">
                <span className="font-semibold">
                  <Writer id={each.id} name={each.name} photoUrl={each.photoUrl} />
                </span>
                <span className="text-sm text-soft">{how(each, t)}</span>
              </div>
              {each.words && (
                <div className="prose ms-10.5 text-soft wrap-anywhere">
                  <Words text={each.words} />
                </div>
              )}
              <p className="ms-10.5 text-sm">
                {t("boardsPeople.waiting.count", { yeses: String(each.yeses), needed: String(needed) })}
                {each.yeses >= needed && ` · ${t("boardsPeople.waiting.enough")}`}
              </p>
              <div className="ms-10.5 flex flex-wrap gap-2">
                <SubmitButton
                  name={each.mine ? "takeBack" : "yes"}
                  value={each.id}
                  size="small"
                  label={t(each.mine ? "boardsPeople.waiting.takeBack" : "boardsPeople.waiting.yes", {
                    name: each.name,
                  })}
                  pendingLabel={t("boardsPeople.waiting.pending")}
                />
                {each.can.turnDown && (
                  <SubmitButton
                    name="turnDown"
                    value={each.id}
                    variant="quiet"
                    size="small"
                    label={t("boardsPeople.waiting.turnDown", { name: each.name })}
                    pendingLabel={t("boardsPeople.waiting.pending")}
                  />
                )}
              </div>
            </li>
          ))}
        </ul>
      </ActionForm>
    </Section>
  );
}

function how({ asked, invitedBy }: Waiting, t: ReturnType<typeof words>): string {
  if (invitedBy) return t("boardsPeople.waiting.invitedBy", { name: invitedBy });
  return t(asked ? "boardsPeople.waiting.askedIn" : "boardsPeople.waiting.invitedByNobody");
}
