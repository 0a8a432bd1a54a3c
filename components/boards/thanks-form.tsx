import { ActionForm, type ActionState } from "#components/ui/action-form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { words } from "#lib/i18n/words.ts";

/** "Thank you, that helped", and taking it back. The form says which, so that one sent twice does not undo itself. */
export function ThanksForm({
  fields,
  given,
  action,
}: {
  fields: Record<string, string>;
  given: boolean;
  action: (state: ActionState, form: FormData) => Promise<ActionState>;
}) {
  const t = words();
  return (
    <ActionForm action={action} inline>
      {Object.entries({ ...fields, on: given ? "no" : "yes" }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton
        variant="quiet"
        size="small"
        label={t(given ? "boardPosts.thanks.takeBack" : "boardPosts.thanks.give")}
        pendingLabel={t(given ? "boardPosts.thanks.takingBack" : "boardPosts.thanks.giving")}
      />
    </ActionForm>
  );
}
