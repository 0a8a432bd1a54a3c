import { ActionForm, type ActionState, FormArea } from "#components/ui/action-form.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Confirm } from "#components/ui/confirm.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { words } from "#lib/i18n/words.ts";

type Action = (state: ActionState, form: FormData) => Promise<ActionState>;

/**
 * "Fine by me", and "I object" with words. Both forms stay where they are when there is nothing left in them to send,
 * or what they answered would go with them.
 */
export function ProposalSay({
  id,
  said,
  open,
  action,
}: {
  id: string;
  said: "fine" | "objection" | null;
  /** Whether anything can be said still. */
  open: boolean;
  action: Action;
}) {
  const t = words();
  return (
    <div className="grid max-w-prose gap-6">
      <ActionForm action={action}>
        {open && (
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <input type="hidden" name="proposal" value={id} />
            <input type="hidden" name="kind" value={said ? "none" : "fine"} />
            {said && <p>{t(said === "fine" ? "proposals.say.fineSaid" : "proposals.say.objected")}</p>}
            <SubmitButton
              {...(said ? { variant: "quiet" } : { variant: "primary" })}
              label={t(said ? "proposals.say.takeBack" : "proposals.say.fine")}
              pendingLabel={t("common.working")}
            />
          </div>
        )}
      </ActionForm>
      <ActionForm action={action}>
        {open && said !== "objection" && (
          <>
            <input type="hidden" name="proposal" value={id} />
            <input type="hidden" name="kind" value="objection" />
            <FormArea
              name="words"
              label={t("proposals.say.objectField")}
              hint={t("proposals.say.objectHint")}
              maxLength={1000}
              rows={3}
              required
            />
            <p>
              <SubmitButton label={t("proposals.say.object")} pendingLabel={t("common.working")} />
            </p>
          </>
        )}
      </ActionForm>
    </div>
  );
}

/** The way to another proposal in this one's place. */
export function ProposalAmend({ href, own }: { href: string; own: boolean }) {
  const t = words();
  return (
    <div className="grid max-w-prose gap-2">
      <p>{t(own ? "proposals.say.amendOwn" : "proposals.say.amendText")}</p>
      <p>
        <ButtonLink href={href}>{t("proposals.say.amend")}</ButtonLink>
      </p>
    </div>
  );
}

/** Takes one's own proposal back, after asking once. */
export function ProposalWithdraw({ id, action }: { id: string; action: Action }) {
  const t = words();
  return (
    <Confirm label={t("proposals.withdraw.label")} question={t("proposals.withdraw.question")}>
      <ActionForm action={action} inline>
        <input type="hidden" name="proposal" value={id} />
        <SubmitButton
          variant="danger"
          size="small"
          label={t("proposals.withdraw.button")}
          pendingLabel={t("proposals.withdraw.pending")}
        />
      </ActionForm>
    </Confirm>
  );
}

/** For organisers: yes, or no with words. */
export function ProposalDecide({
  id,
  open,
  actions,
}: {
  id: string;
  open: boolean;
  actions: { apply: Action; decline: Action };
}) {
  const t = words();
  return (
    <div className="grid max-w-prose gap-6">
      <ActionForm action={actions.apply}>
        {open && (
          <div className="grid gap-3">
            <input type="hidden" name="proposal" value={id} />
            <p>{t("proposals.decide.text")}</p>
            <p>
              <SubmitButton
                variant="primary"
                label={t("proposals.decide.apply")}
                pendingLabel={t("proposals.decide.applying")}
              />
            </p>
          </div>
        )}
      </ActionForm>
      <ActionForm action={actions.decline}>
        {open && (
          <>
            <input type="hidden" name="proposal" value={id} />
            <FormArea
              id="why-not"
              name="words"
              label={t("proposals.decide.declineField")}
              hint={t("proposals.decide.declineHint")}
              maxLength={1000}
              rows={3}
              required
            />
            <p>
              <SubmitButton
                label={t("proposals.decide.decline")}
                pendingLabel={t("proposals.decide.declining")}
              />
            </p>
          </>
        )}
      </ActionForm>
    </div>
  );
}
