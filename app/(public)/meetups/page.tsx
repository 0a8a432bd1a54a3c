import { DateRows } from "#components/meetups/date-rows.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Empty } from "#components/ui/empty.tsx";
import { Link } from "#components/ui/link.tsx";
import { Page } from "#components/ui/page.tsx";
import { Paging } from "#components/ui/paging.tsx";
import { currentViewer } from "#lib/access/viewer.ts";
import { words } from "#lib/i18n/words.ts";
import { meetupList } from "#lib/meetups/queries.ts";
import { now } from "#lib/time.ts";

export const metadata = { title: words()("meetups.title") };

/** Every date: the coming ones, or (`?older=` an instant) those before it, the latest first. */
export default async function MeetupsPage({
  searchParams,
}: {
  searchParams: Promise<{ older?: string | string[] }>;
}) {
  const { older } = await searchParams;
  const before = typeof older === "string" && !Number.isNaN(Date.parse(older)) ? new Date(older) : undefined;
  const viewer = await currentViewer();
  const { dates, more } = await meetupList(viewer, { before });
  const t = words();
  const last = dates.at(-1);
  return (
    <Page
      title={t(before ? "meetups.past" : "meetups.title")}
      lede={before ? undefined : t("meetups.lede")}
      actions={
        <Link href={before ? "/meetups" : `/meetups?older=${now().toISOString().slice(0, 10)}`}>
          {t(before ? "meetups.coming" : "meetups.past")}
        </Link>
      }
    >
      {viewer.kind === "member" && !before && (
        <p>
          <ButtonLink href="/meetups/new">{t("oneDate.call.link")}</ButtonLink>
        </p>
      )}
      {dates.length > 0 ? (
        <DateRows meetups={dates} now={now()} />
      ) : (
        <Empty
          title={t(before ? "meetups.none.pastTitle" : "meetups.none.title")}
          text={t(before ? "meetups.none.pastText" : "meetups.none.text")}
        />
      )}
      {before && more && last && (
        <Paging
          label={t("meetups.past")}
          older={{ href: `/meetups?older=${last.startsAt.toISOString()}`, text: t("common.older") }}
        />
      )}
    </Page>
  );
}
