import { ActionForm, type ActionState } from "#components/ui/action-form.tsx";
import { Avatar } from "#components/ui/avatar.tsx";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/field.tsx";
import { Section } from "#components/ui/page.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { words } from "#lib/i18n/words.ts";

type Person = { id: string; name: string; photoUrl?: string | null };

/** For a keeper: members of the group who are not in the board yet, to be found by name and let in. */
export function LetInList({
  board,
  find,
  people,
  more,
  action,
}: {
  board: string;
  find: string;
  people: Person[];
  more: boolean;
  action: (state: ActionState, form: FormData) => Promise<ActionState>;
}) {
  const t = words();
  return (
    <Section title={t("boards.members.addTitle")} id="let-in">
      <div className="grid gap-4">
        <p className="text-soft">{t("boards.members.addText")}</p>
        {(more || find) && (
          <search>
            <form method="get" action={`/boards/${board}/members`} className="grid justify-items-start gap-2">
              <TextField
                name="find"
                type="search"
                label={t("boards.members.find")}
                defaultValue={find}
                maxLength={80}
              />
              <Button size="small">{t("boards.members.findButton")}</Button>
            </form>
          </search>
        )}
        {people.length === 0 && (
          <p className="text-soft">{t(find ? "boards.members.nobodyFound" : "boards.members.everybodyIn")}</p>
        )}
        {/* One form for all, so that what happened is still said when the person's row is gone. */}
        <ActionForm action={action} inline>
          <input type="hidden" name="board" value={board} />
          <ul aria-label={t("boards.members.people")} className="grid gap-2 empty:hidden">
            {people.map(({ id, name, photoUrl }) => (
              <li key={id} className="flex items-center gap-2.5">
                <Avatar id={id} name={name} photoUrl={photoUrl} />
                <SubmitButton
                  name="member"
                  value={id}
                  size="small"
                  label={t("boards.members.addName", { name })}
                  pendingLabel={t("boards.members.adding")}
                />
              </li>
            ))}
          </ul>
        </ActionForm>
        {more && <p className="text-sm text-soft">{t("boards.members.moreFound")}</p>}
      </div>
    </Section>
  );
}
