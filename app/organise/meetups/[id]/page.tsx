import { ActionForm, FormArea } from "#components/ui/action-form.tsx";
import { Page } from "#components/ui/page.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { inPage, pageOrganiser } from "#lib/http/pages.ts";
import { words } from "#lib/i18n/words.ts";
import { meetupPage } from "#lib/meetups/queries.ts";
import { sayWhen } from "#lib/meetups/say-when.ts";
import { now } from "#lib/time.ts";
import { saveNote } from "./actions.ts";

export const metadata = { title: words()("meetups.note.title") };

/** A few words to one date. */
export default async function NotePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const viewer = await pageOrganiser(`/organise/meetups/${id}`);
  const meetup = await inPage(meetupPage(viewer, id));
  const t = words();
  const { date, time } = sayWhen(meetup, now(), t);
  return (
    <Page
      title={t("meetups.note.title")}
      lede={t("meetups.note.lede")}
      above={
        <TextLink href={`/meetups/${id}`} back>
          {t("meetups.dateTitle", { date, time })}
        </TextLink>
      }
    >
      <ActionForm action={saveNote} label={t("meetups.note.title")}>
        <input type="hidden" name="meetup" value={id} />
        <FormArea
          name="note"
          label={t("meetups.note.field")}
          hint={t("meetups.note.hint")}
          defaultValue={meetup.note}
          maxLength={2000}
        />
        <p>
          <SubmitButton variant="primary" label={t("common.save")} pendingLabel={t("common.working")} />
        </p>
      </ActionForm>
    </Page>
  );
}
