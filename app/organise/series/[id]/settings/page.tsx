import { RegionField } from "#components/meetups/region-field.tsx";
import { ActionForm, FormArea, FormChoices, FormText } from "#components/ui/action-form.tsx";
import { Page } from "#components/ui/page.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { inPage, pageOrganiser } from "#lib/http/pages.ts";
import { words } from "#lib/i18n/words.ts";
import { settingsPage } from "#lib/meetups/one-date-queries.ts";
import { saveSettings } from "./actions.ts";

export const metadata = { title: words()("seriesSettings.title") };

/** What a series does beside its pattern: name, seats, public holidays, proposals. */
export default async function SettingsPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const viewer = await pageOrganiser(`/organise/series/${id}/settings`);
  const { values, near, far } = await inPage(settingsPage(viewer, id));
  const t = words();
  return (
    <Page
      title={t("seriesSettings.title")}
      lede={t("seriesSettings.lede")}
      above={
        <TextLink href={`/organise/series/${id}`} back>
          {values.name}
        </TextLink>
      }
    >
      <ActionForm action={saveSettings} label={t("seriesSettings.title")}>
        <input type="hidden" name="series" value={id} />
        <FormText
          name="name"
          label={t("seriesSettings.name")}
          defaultValue={values.name}
          maxLength={80}
          dir="auto"
          required
        />
        <FormArea
          name="note"
          label={t("seriesSettings.note")}
          hint={t("seriesSettings.noteHint")}
          defaultValue={values.note}
          maxLength={2000}
          rows={3}
        />
        <FormText
          name="seats"
          label={t("seriesSettings.seats")}
          hint={t("oneDate.form.seatsHint")}
          defaultValue={values.seats ?? ""}
          inputMode="numeric"
          maxLength={3}
        />
        <RegionField chosen={values.holidays} near={near} far={far} />
        <FormChoices
          legend={t("seriesSettings.onHolidays")}
          name="onHolidays"
          choices={(["meets", "skips", "asks"] as const).map((value) => ({
            value,
            label: t(`seriesSettings.${value}`),
            ...(value === "asks" && { hint: t("seriesSettings.asksHint") }),
            checked: value === values.onHolidays,
          }))}
        />
        <FormChoices
          legend={t("seriesSettings.proposals")}
          name="proposals"
          choices={(["on", "needs_yes", "off"] as const).map((value) => ({
            value,
            label: t(`seriesSettings.${value}`),
            checked: value === values.proposals,
          }))}
        />
        <FormText
          name="proposalDays"
          type="number"
          min={1}
          max={30}
          label={t("seriesSettings.proposalDays")}
          hint={t("seriesSettings.daysHint")}
          defaultValue={values.proposalDays}
          required
        />
        <p>
          <SubmitButton variant="primary" label={t("common.save")} pendingLabel={t("common.working")} />
        </p>
        <p className="text-sm text-soft">{t("seriesSettings.source")}</p>
      </ActionForm>
    </Page>
  );
}
