import { ActionForm, FormChoices } from "#components/ui/action-form.tsx";
import { ChoiceRow } from "#components/ui/choice.tsx";
import { Page } from "#components/ui/page.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { inPage, pageMember } from "#lib/http/pages.ts";
import { words } from "#lib/i18n/words.ts";
import { dayName } from "#lib/meetups/pattern.ts";
import { usualPage } from "#lib/meetups/standing-queries.ts";
import { saveUsual } from "./actions.ts";

type Props = { params: Promise<{ id: string }> };

export const metadata = { title: words()("standing.title") };

/** On which days of a series this member usually comes. */
export default async function UsualPage({ params }: Props) {
  const { id } = await params;
  const viewer = await pageMember(`/series/${id}/usual`);
  const { name, offered, days, remind } = await inPage(usualPage(viewer, id));
  const t = words();
  return (
    <Page
      title={t("standing.title")}
      lede={t("standing.lede")}
      above={
        <TextLink href={`/series/${id}`} back>
          {name}
        </TextLink>
      }
    >
      <ActionForm action={saveUsual} label={t("standing.form")}>
        <input type="hidden" name="series" value={id} />
        <FormChoices
          legend={t("standing.days")}
          name="days"
          type="checkbox"
          inline
          choices={offered.map((day) => ({
            value: day,
            label: t("series.pattern.onWeekday", { weekday: dayName(day) }),
            checked: days.includes(day),
          }))}
        />
        <ChoiceRow
          name="remind"
          value="yes"
          label={t("standing.remind")}
          hint={t("standing.remindHint")}
          checked={remind}
        />
        <p>
          <SubmitButton variant="primary" label={t("common.save")} pendingLabel={t("common.working")} />
        </p>
      </ActionForm>
    </Page>
  );
}
