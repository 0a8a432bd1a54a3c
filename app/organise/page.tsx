import { ProposalList } from "#components/meetups/proposal-list.tsx";
import { Failures } from "#components/site/failures.tsx";
import { Places } from "#components/site/places.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page, Section } from "#components/ui/page.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { glassWaiting } from "#lib/boards/glass-queries.ts";
import { pageOrganiser } from "#lib/http/pages.ts";
import { words } from "#lib/i18n/words.ts";
import { proposalsToDecide } from "#lib/meetups/proposal-queries.ts";
import { ruleWords } from "#lib/meetups/rule-words.ts";
import { seriesList } from "#lib/meetups/series-queries.ts";
import { waitingCount } from "#lib/members/desk-queries.ts";
import { deskPage } from "#lib/site/queries.ts";

export async function generateMetadata() {
  return { title: words()("desk.title") };
}

export default async function DeskPage() {
  const viewer = await pageOrganiser("/organise");
  const [desk, series, waiting, proposals, glass] = await Promise.all([
    deskPage(viewer),
    seriesList(viewer),
    waitingCount(viewer),
    proposalsToDecide(viewer),
    glassWaiting(viewer),
  ]);
  const t = words();
  return (
    <Page title={t("desk.title")} lede={t("desk.lede")}>
      {!desk.site && (
        <Notice text={t("desk.series.notSetUp")}>
          <TextLink href="/organise/set-up">{t("desk.series.setUp")}</TextLink>
        </Notice>
      )}
      {!desk.mailIsSetUp && <Notice title={t("desk.trouble.noMailTitle")} text={t("desk.trouble.noMail")} />}
      {proposals.length > 0 && (
        <Section title={t("proposals.desk")} id="proposals">
          <ProposalList proposals={proposals} named={series.length > 1} />
        </Section>
      )}
      <Section
        title={t("desk.series.title")}
        id="series"
        more={desk.site && <TextLink href="/organise/series/new">{t("series.begin.link")}</TextLink>}
      >
        <Places
          places={series.map(({ id, name, rule }) => ({
            href: `/organise/series/${id}`,
            name,
            ...(rule ? { line: ruleWords(rule, t) } : {}),
          }))}
          none={t("desk.series.none")}
        />
      </Section>
      <Section title={t("desk.people.title")} id="people">
        <Places
          places={[
            {
              href: "/organise/members",
              name: t("desk.people.members"),
              line: t("desk.people.waiting", { count: waiting }),
              badge: waiting > 0 ? String(waiting) : undefined,
            },
            {
              href: "/organise/days",
              name: t("history.heat.link"),
              line: t("history.heat.linkLine"),
            },
            {
              href: "/organise/break-glass",
              name: t("boardsPeople.glass.title"),
              line:
                glass > 0 ? t("boardsPeople.glass.waiting", { count: glass }) : t("boardsPeople.glass.line"),
              badge: glass > 0 ? String(glass) : undefined,
            },
          ]}
        />
      </Section>
      {desk.site && (
        <Section title={t("desk.words.title")} id="words">
          <Places places={[{ href: "/organise/words", name: t("desk.words.link"), line: desk.site.name }]} />
        </Section>
      )}
      {desk.failed.length > 0 && (
        <Section title={t("desk.trouble.failedTitle")} id="failed">
          <Failures failed={desk.failed} zone={desk.site?.zone ?? "UTC"} t={t} />
        </Section>
      )}
    </Page>
  );
}
