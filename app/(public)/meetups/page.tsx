import { DateRows } from "#components/meetups/date-rows.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { Page } from "#components/ui/page.tsx";
import { currentViewer, ownZone } from "#lib/access/viewer.ts";
import { words } from "#lib/i18n/words.ts";
import { meetupList } from "#lib/meetups/queries.ts";
import { now } from "#lib/time.ts";

export const metadata = { title: words()("meetups.title") };

/** The coming dates; those behind us are at /meetups/past. */
export default async function MeetupsPage() {
  const viewer = await currentViewer();
  const { dates } = await meetupList(viewer, {});
  const t = words();
  return (
    <Page
      title={t("meetups.title")}
      lede={t("meetups.lede")}
      actions={
        <>
          {viewer.kind === "member" && <ButtonLink href="/meetups/new">{t("oneDate.call.link")}</ButtonLink>}
          <ButtonLink href="/meetups/past" variant={viewer.kind === "member" ? "quiet" : "plain"}>
            {t("meetups.past")}
          </ButtonLink>
        </>
      }
    >
      {dates.length > 0 ? (
        <DateRows meetups={dates} now={now()} own={ownZone(viewer)} />
      ) : (
        <Empty title={t("meetups.none.title")} text={t("meetups.none.text")} />
      )}
    </Page>
  );
}
