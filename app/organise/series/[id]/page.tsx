import { cache } from "react";
import { GoneDates } from "#components/meetups/gone-dates.tsx";
import { LastChange } from "#components/meetups/last-change.tsx";
import { RuleWords } from "#components/meetups/rule-words.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page, Section } from "#components/ui/page.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { inPage, pageOrganiser } from "#lib/http/pages.ts";
import { type Words, words } from "#lib/i18n/words.ts";
import { type RuleView, seriesPage } from "#lib/meetups/series-queries.ts";
import { keepDate, undo } from "./actions.ts";

type Said = Partial<Record<"applied" | "undone" | "kept", string | string[]>>;
type Props = { params: Promise<{ id: string }>; searchParams: Promise<Said> };

/** Once for the title and the page. */
const read = cache(async (id: string) =>
  inPage(seriesPage(await pageOrganiser(`/organise/series/${id}`), id)),
);

export async function generateMetadata({ params }: Pick<Props, "params">) {
  return { title: (await read((await params).id)).name };
}

/** One series for its organisers: the pattern, the ways to change it, and the way back. */
export default async function SeriesPage({ params, searchParams }: Props) {
  const { id } = await params;
  const [series, said] = await Promise.all([read(id), searchParams]);
  const t = words();
  return (
    <Page
      title={series.name}
      above={
        <TextLink href="/organise" back>
          {t("common.nav.organise")}
        </TextLink>
      }
      lede={t("series.desk.zone", { zone: series.rule?.zone ?? series.zone })}
      actions={
        <ButtonLink variant="primary" href={`/organise/series/${id}/change`}>
          {t(series.rule?.kind === "pause" ? "series.desk.startAgain" : "series.desk.change")}
        </ButtonLink>
      }
    >
      <WhatHappened said={said} t={t} />
      <Section title={t("series.desk.now")} id="now">
        {series.rule && <Now rule={series.rule} t={t} />}
        <p className="mt-5 flex flex-wrap gap-2">
          <ButtonLink href={`/organise/series/${id}/pause`}>{t("series.desk.pause")}</ButtonLink>
          <ButtonLink href={`/organise/series/${id}/settings`}>{t("series.desk.settings")}</ButtonLink>
        </p>
      </Section>
      {series.toCome.length > 0 && (
        <Section title={t("series.desk.toCome")} id="to-come">
          <div className="grid gap-3">
            {series.toCome.map((rule) => (
              <RuleWords key={rule.from} rule={rule} dated />
            ))}
          </div>
        </Section>
      )}
      <GoneDates gone={series.gone} seriesId={id} action={keepDate} />
      {series.newest && <LastChange change={series.newest} seriesId={id} action={undo} />}
    </Page>
  );
}

function Now({ rule, t }: { rule: RuleView; t: Words }) {
  return (
    <>
      <RuleWords rule={rule} />
      {rule.kind === "pause" && (
        <p className="mt-1 max-w-prose text-soft">
          {t(rule.until ? "series.desk.pausedText" : "series.desk.endedText")}
        </p>
      )}
    </>
  );
}

function WhatHappened({ said: { applied, undone, kept }, t }: { said: Said; t: Words }) {
  if (typeof applied === "string") {
    const told = Number.parseInt(applied, 10) || 0;
    return <Notice tone="good" text={t("series.desk.applied", { told })} />;
  }
  if (undone !== undefined) return <Notice tone="good" text={t("series.desk.undone")} />;
  return kept === undefined ? null : <Notice tone="good" text={t("series.keep.kept")} />;
}
