import { SlotFields } from "#components/meetups/slot-fields.tsx";
import { ActionForm, FormArea, FormKey, FormText } from "#components/ui/action-form.tsx";
import { Page } from "#components/ui/page.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { inPage, pageMember } from "#lib/http/pages.ts";
import { words } from "#lib/i18n/words.ts";
import { callPage } from "#lib/meetups/one-date-queries.ts";
import { newFormKey } from "#lib/once.ts";
import { call } from "../actions.ts";

export const metadata = { title: words()("oneDate.call.title") };

/** Any member calls a meetup of its own. */
export default async function CallPage() {
  const viewer = await pageMember("/meetups/new");
  const { earliest, zone, places } = await inPage(callPage(viewer));
  const t = words();
  return (
    <Page
      title={t("oneDate.call.title")}
      lede={t("oneDate.call.lede")}
      above={
        <TextLink href="/meetups" back>
          {t("meetups.title")}
        </TextLink>
      }
    >
      <ActionForm action={call} label={t("oneDate.call.title")}>
        <FormKey value={newFormKey()} />
        <FormText
          name="name"
          label={t("oneDate.call.name")}
          hint={t("oneDate.call.nameHint")}
          maxLength={80}
          dir="auto"
          required
        />
        <SlotFields
          values={{ day: "", from: "", till: "", place: "", address: "", seats: null }}
          earliest={earliest}
          places={places}
          addressHint={t("oneDate.form.addressHint")}
        />
        <FormArea
          name="note"
          label={t("oneDate.call.note")}
          hint={t("oneDate.call.noteHint")}
          maxLength={2000}
          rows={3}
        />
        <div className="grid max-w-prose gap-1.5 text-sm text-soft">
          <p>{t("oneDate.call.going")}</p>
          <p>{t("oneDate.call.zone", { zone })}</p>
        </div>
        <p>
          <SubmitButton
            variant="primary"
            label={t("oneDate.call.button")}
            pendingLabel={t("common.working")}
          />
        </p>
      </ActionForm>
    </Page>
  );
}
