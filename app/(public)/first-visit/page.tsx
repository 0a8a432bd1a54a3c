import { Shell } from "#components/layout/shell.tsx";
import { DateRows } from "#components/meetups/date-rows.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Page, Section } from "#components/ui/page.tsx";
import { currentViewer } from "#lib/access/viewer.ts";
import { currentGroup } from "#lib/http/current-group.ts";
import { frame } from "#lib/http/frame.ts";
import { words } from "#lib/i18n/words.ts";
import { frontPage } from "#lib/meetups/queries.ts";
import { now } from "#lib/time.ts";

export const metadata = { title: words()("meetups.firstVisit.title") };

/** What it is like to turn up for the first time. */
export default async function FirstVisitPage() {
  const viewer = await currentViewer();
  const [site, { next, then }] = await Promise.all([currentGroup(), frontPage(viewer, 3)]);
  const t = words();
  return (
    <Shell {...(await frame("first-visit"))}>
      <Page
        title={t("meetups.firstVisit.title")}
        lede={site?.welcome || t("meetups.firstVisit.lede")}
        aside={
          next && (
            <Section title={t("meetups.firstVisit.when")} id="when">
              <DateRows meetups={[next, ...then]} now={now()} />
            </Section>
          )
        }
      >
        {(["expect", "find", "wear"] as const).map((part) => (
          <Section key={part} title={t(`meetups.firstVisit.${part}`)} id={part}>
            <p className="max-w-prose">{t(`meetups.firstVisit.${part}Text`)}</p>
          </Section>
        ))}
        {viewer.kind === "visitor" && (
          <Section title={t("meetups.firstVisit.join")} id="join">
            <p className="max-w-prose">{t("meetups.firstVisit.joinText")}</p>
            <p className="mt-4">
              <ButtonLink href="/join">{t("meetups.firstVisit.joinButton")}</ButtonLink>
            </p>
          </Section>
        )}
      </Page>
    </Shell>
  );
}
