import { ActionForm, type ActionState, FormKey, FormText } from "#components/ui/action-form.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { type Words, words } from "#lib/i18n/words.ts";
import type { MeetupView } from "#lib/meetups/queries.ts";
import { Opened } from "./opened.tsx";

/** What may be said beside an answer once there is one: words, a part of the time, guests, whom one waits for. */
export function SayMore({
  meetup,
  action,
  formKey,
}: {
  meetup: MeetupView;
  action: (state: ActionState, form: FormData) => Promise<ActionState>;
  formKey: string;
}) {
  const t = words();
  const { yours, can } = meetup;
  if (!yours || !can.answer) return null;
  const { note } = yours.details;
  return (
    <ActionForm key={meetup.id} action={action} label={t("answers.more.title")}>
      <Opened summary={t("answers.more.title")}>
        <input type="hidden" name="meetup" value={meetup.id} />
        <FormKey name="key" value={formKey} />
        <FormText
          name="note"
          id="more-note"
          label={t("answers.more.note")}
          hint={t("answers.more.noteHint")}
          defaultValue={note}
          maxLength={200}
        />
        {yours.kind !== "cant" && <Coming meetup={meetup} yours={yours} t={t} />}
        {yours.waitingFor && <Company waitingFor={yours.waitingFor} t={t} />}
        <p>
          <SubmitButton label={t("common.save")} pendingLabel={t("common.working")} />
        </p>
      </Opened>
    </ActionForm>
  );
}

type Yours = NonNullable<MeetupView["yours"]>;

function Coming({ meetup, yours, t }: { meetup: MeetupView; yours: Yours; t: Words }) {
  const { thereFrom, thereTo, guests, guestNames } = yours.details;
  return (
    <>
      <div className="grid gap-1.5">
        <div className="flex flex-wrap gap-4">
          <FormText
            name="from"
            id="more-from"
            type="time"
            label={t("answers.more.from")}
            defaultValue={thereFrom ?? ""}
          />
          <FormText
            name="to"
            id="more-to"
            type="time"
            label={t("answers.more.to")}
            defaultValue={thereTo ?? ""}
          />
        </div>
        <p className="text-sm text-soft">{t("answers.more.timesHint")}</p>
      </div>
      <div className="grid items-end gap-4 min-[24rem]:grid-cols-[6rem_1fr]">
        <FormText
          name="guests"
          id="more-guests"
          type="number"
          min={0}
          max={Math.min(9, (meetup.seats ?? 10) - 1)}
          label={t("answers.more.guests")}
          defaultValue={guests}
        />
        <FormText
          name="guestNames"
          id="more-guest-names"
          label={t("answers.more.guestNames")}
          hint={t("answers.more.guestNamesHint")}
          defaultValue={guestNames}
          maxLength={120}
        />
      </div>
    </>
  );
}

function Company({ waitingFor, t }: { waitingFor: NonNullable<Yours["waitingFor"]>; t: Words }) {
  return (
    <>
      <FormText
        name="company"
        id="more-company"
        type="number"
        min={1}
        max={20}
        label={t("answers.more.company")}
        defaultValue={"atLeast" in waitingFor ? waitingFor.atLeast : 1}
      />
      <FormText
        name="names"
        id="more-names"
        label={t("answers.more.names")}
        hint={t("answers.more.namesHint")}
        defaultValue={"names" in waitingFor ? waitingFor.names.join(", ") : ""}
        maxLength={1_000}
      />
    </>
  );
}
