import { RuleWords } from "#components/meetups/rule-words.tsx";
import { ActionForm } from "#components/ui/action-form.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page, Section } from "#components/ui/page.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { inPage, pageOrganiser } from "#lib/http/pages.ts";
import { words } from "#lib/i18n/words.ts";
import { sayDate } from "#lib/meetups/say-when.ts";
import { seriesPage } from "#lib/meetups/series-queries.ts";
import { undo } from "./actions.ts";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ applied?: string | string[]; undone?: string | string[] }>;
};

export const metadata = { title: words()("series.desk.now") };

/** One series for its organisers: the pattern, the way to change it, and the way back. */
export default async function SeriesPage({ params, searchParams }: Props) {
  const { id } = await params;
  const viewer = await pageOrganiser(`/organise/series/${id}`);
  const [series, { applied, undone }] = await Promise.all([inPage(seriesPage(viewer, id)), searchParams]);
  const t = words();
  return (
    <Page
      title={series.name}
      above={
        <TextLink href="/organise" back>
          {t("common.nav.organise")}
        </TextLink>
      }
      lede={t("series.desk.zone", { zone: series.zone })}
      actions={
        <ButtonLink variant="primary" href={`/organise/series/${id}/change`}>
          {t("series.desk.change")}
        </ButtonLink>
      }
    >
      {typeof applied === "string" && (
        <Notice tone="good" text={t("series.desk.applied", { told: Number.parseInt(applied, 10) || 0 })} />
      )}
      {undone !== undefined && <Notice tone="good" text={t("series.desk.undone")} />}
      <Section title={t("series.desk.now")} id="now">
        {series.rule && <RuleWords rule={series.rule} />}
      </Section>
      {series.toCome.length > 0 && (
        <Section title={t("series.desk.toCome")} id="to-come">
          {series.toCome.map((rule) => (
            <RuleWords key={rule.from} rule={rule} dated />
          ))}
        </Section>
      )}
      {series.newest && (
        <Section title={t("series.desk.lastChange")} id="last-change">
          <p className="max-w-prose">
            {series.newest.by
              ? t("series.desk.lastChangeText", { name: series.newest.by, date: sayDate(series.newest.from) })
              : t("series.desk.lastChangeNobody", { date: sayDate(series.newest.from) })}
          </p>
          <p className="mt-1 mb-4 max-w-prose text-soft">{t("series.desk.undoText")}</p>
          <ActionForm action={undo} inline label={t("series.desk.lastChange")}>
            <input type="hidden" name="series" value={series.id} />
            <input type="hidden" name="change" value={series.newest.id} />
            <SubmitButton label={t("series.desk.undo")} pendingLabel={t("series.desk.undoing")} />
          </ActionForm>
        </Section>
      )}
    </Page>
  );
}
