import { redirect } from "next/navigation";
import { ActionForm, FormArea, FormChoices, FormText } from "#components/ui/action-form.tsx";
import { Page, Section } from "#components/ui/page.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { weekdays } from "#lib/calendar/rule-parts.ts";
import { pageOrganiser } from "#lib/http/pages.ts";
import { words } from "#lib/i18n/words.ts";
import { dayName } from "#lib/meetups/pattern.ts";
import { group } from "#lib/site/group.ts";
import { setUpGroup, startWithSample } from "./actions.ts";

export const metadata = { title: words()("site.setUp.title") };

/** The owner's first visit: one short form, or the sample group. */
export default async function SetUpPage() {
  await pageOrganiser("/organise/set-up");
  if (await group()) redirect("/organise");
  const t = words();
  const usual = ["MO", "WE", "FR"];
  return (
    <Page
      title={t("site.setUp.title")}
      lede={t("site.setUp.lede")}
      aside={
        <Section title={t("site.setUp.sample")} id="sample">
          <p className="mb-4 max-w-prose">{t("site.setUp.sampleText")}</p>
          <ActionForm action={startWithSample} inline>
            <SubmitButton
              variant="plain"
              label={t("site.setUp.sampleButton")}
              pendingLabel={t("common.working")}
            />
          </ActionForm>
        </Section>
      }
    >
      <ActionForm action={setUpGroup} label={t("site.setUp.title")}>
        <FormText
          name="group"
          label={t("site.setUp.group")}
          hint={t("site.setUp.groupHint")}
          defaultValue={t("site.setUp.groupDefault")}
          maxLength={80}
          required
        />
        <FormArea
          name="welcome"
          label={t("site.setUp.welcome")}
          defaultValue={t("site.setUp.welcomeDefault")}
          rows={3}
        />
        <FormText
          name="series"
          label={t("site.setUp.seriesName")}
          defaultValue={t("site.setUp.seriesDefault")}
          maxLength={80}
          required
        />
        <FormText
          name="place"
          label={t("site.setUp.place")}
          hint={t("site.setUp.placeHint")}
          defaultValue={t("site.setUp.placeDefault")}
          maxLength={120}
          required
        />
        <FormText
          name="address"
          label={t("site.setUp.address")}
          defaultValue={t("site.setUp.addressDefault")}
          maxLength={300}
        />
        <FormChoices
          legend={t("site.setUp.days")}
          name="days"
          type="checkbox"
          inline
          choices={weekdays.map((day) => ({ value: day, label: dayName(day), checked: usual.includes(day) }))}
        />
        <div className="flex flex-wrap gap-5">
          <FormText name="start" type="time" label={t("site.setUp.start")} defaultValue="11:00" required />
          <FormText name="end" type="time" label={t("site.setUp.end")} defaultValue="12:00" required />
        </div>
        <FormText
          name="zone"
          label={t("site.setUp.zone")}
          hint={t("site.setUp.zoneHint")}
          defaultValue="Europe/London"
          maxLength={60}
          required
        />
        <p>
          <SubmitButton variant="primary" label={t("site.setUp.button")} pendingLabel={t("common.working")} />
        </p>
      </ActionForm>
    </Page>
  );
}
