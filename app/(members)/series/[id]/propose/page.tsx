import { ChangeForm } from "#components/meetups/change-form.tsx";
import { PauseForm } from "#components/meetups/pause-form.tsx";
import { ProposeForm } from "#components/meetups/propose-form.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page } from "#components/ui/page.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { inPage, pageMember } from "#lib/http/pages.ts";
import { type Words, words } from "#lib/i18n/words.ts";
import { proposePage } from "#lib/meetups/proposal-queries.ts";
import { one } from "#lib/meetups/read-change.ts";
import { type ReadProposal, readProposal } from "#lib/meetups/read-proposal.ts";
import { sayDate } from "#lib/meetups/say-when.ts";
import { putToOthers } from "./actions.ts";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const metadata = { title: words()("proposals.propose.title") };

/** Choose, look at what it would do, put it to the others. The preview has an address of its own. */
export default async function ProposePage({ params, searchParams }: Props) {
  const { id } = await params;
  const viewer = await pageMember(`/series/${id}/propose`);
  const sent = await searchParams;
  const series = await inPage(proposePage(viewer, id, one(sent, "amends")));
  const t = words();
  const { proposals, proposalDays } = series.terms;
  return (
    <Page
      title={t("proposals.propose.titleOf", { name: series.name })}
      lede={t(series.amended ? "proposals.propose.ledeAmend" : "proposals.propose.lede")}
      above={
        <TextLink href={series.amended ? `/proposals/${series.amended.id}` : "/proposals"} back>
          {t(series.amended ? "proposals.card.label" : "proposals.page.all")}
        </TextLink>
      }
    >
      <p className="max-w-prose">{t(`proposals.propose.terms.${proposals}`, { days: proposalDays })}</p>
      {series.mine && (
        <Notice text={t("proposals.propose.already")}>
          <TextLink href={`/proposals/${series.mine}`}>{t("proposals.propose.alreadyLink")}</TextLink>
        </Notice>
      )}
      {proposals !== "off" && !series.mine && (
        <Choosing series={series} read={await inPage(readProposal(viewer, series, sent))} t={t} />
      )}
    </Page>
  );
}

type Series = Awaited<ReturnType<typeof proposePage>>;

function Choosing({ series, read, t }: { series: Series; read: ReadProposal; t: Words }) {
  const { amended, earliest } = series;
  const also: Record<string, string> = amended ? { amends: amended.id } : {};
  const { errors, preview } = read;
  const other = read.kind === "pattern" ? "pause" : "pattern";
  return (
    <>
      <p>
        <ButtonLink
          size="small"
          href={`/series/${series.id}/propose?${new URLSearchParams({ ...also, what: other })}`}
        >
          {t(`proposals.propose.rather.${other}`)}
        </ButtonLink>
      </p>
      {read.kind === "pattern" ? (
        <ChangeForm values={read.values} errors={errors} earliest={series.today} also={also} />
      ) : (
        <PauseForm values={read.values} errors={errors} earliest={series.today} also={also} />
      )}
      {preview && (
        <ProposeForm
          preview={preview}
          values={{ ...read.values, ...also, series: series.id }}
          note={notes(series, read.values.from < earliest, t)}
          action={putToOthers}
        />
      )}
    </>
  );
}

function notes({ amended, earliest }: Series, held: boolean, t: Words): string[] {
  const said: string[] = [];
  if (held) said.push(t("proposals.propose.notBefore", { date: sayDate(earliest) }));
  if (amended && !amended.settled) {
    said.push(
      amended.own
        ? t("proposals.propose.amendsNotice")
        : t("proposals.propose.amendsOther", { name: amended.by ?? t("proposals.letters.somebody") }),
    );
  }
  return said;
}
