import { cache } from "react";
import { PlanOfChange } from "#components/meetups/change-preview.tsx";
import { ProposalState, whatWords, whoWords } from "#components/meetups/proposal-list.tsx";
import {
  ProposalAmend,
  ProposalDecide,
  ProposalSay,
  ProposalWithdraw,
} from "#components/meetups/proposal-say.tsx";
import { ProposalSayings } from "#components/meetups/proposal-sayings.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { Page, Section } from "#components/ui/page.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { inPage, pageMember } from "#lib/http/pages.ts";
import { type Words, words } from "#lib/i18n/words.ts";
import { refusalWords } from "#lib/meetups/change-words.ts";
import { proposalPage } from "#lib/meetups/proposal-queries.ts";
import { howWords } from "#lib/meetups/proposal-words.ts";
import { proposeAddress } from "#lib/meetups/propose-address.ts";
import { applyNow, decline, say, withdraw } from "./actions.ts";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ said?: string | string[] }>;
};

/** Once for the title and the page. */
const read = cache(async (id: string) => inPage(proposalPage(await pageMember(`/proposals/${id}`), id)));

export async function generateMetadata({ params }: Pick<Props, "params">) {
  const { series } = await read((await params).id);
  return { title: words()("proposals.card.title", { series: series.name }) };
}

/** One proposal: what it would do, what people say to it, and what this member can say. */
export default async function ProposalPage({ params, searchParams }: Props) {
  const { id } = await params;
  const [proposal, { said }] = await Promise.all([read(id), searchParams]);
  const t = words();
  return (
    <Page
      title={t("proposals.card.title", { series: proposal.series.name })}
      above={
        <TextLink href="/proposals" back>
          {t("proposals.page.all")}
        </TextLink>
      }
      lede={
        <span dir="auto" className="wrap-anywhere">
          {whoWords(proposal, t)}: <span className="text-ink">{whatWords(proposal, t)}</span>
        </span>
      }
    >
      {saidWords(said, t)}
      <p className="flex max-w-prose flex-wrap items-baseline gap-x-3 gap-y-1">
        <ProposalState state={proposal.state} />
        <span className="min-w-0 flex-1 basis-64">{howWords(proposal, t)}</span>
      </p>
      {proposal.words && (
        <p
          dir="auto"
          className="max-w-prose border-s-4 border-line ps-4 text-lg wrap-anywhere whitespace-pre-line"
        >
          {proposal.words}
        </p>
      )}
      {proposal.amends && (
        <p className="max-w-prose">
          {proposal.amends.by
            ? t("proposals.page.amends", { name: proposal.amends.by })
            : t("proposals.page.amendsNobody")}{" "}
          <TextLink href={`/proposals/${proposal.amends.id}`}>{t("proposals.page.look")}</TextLink>
        </p>
      )}
      <div className="grid gap-9 wide:grid-cols-2 wide:items-start wide:gap-x-12">
        <div className="grid min-w-0 gap-7">
          <YourSay proposal={proposal} t={t} />
          <Section title={t("proposals.page.said")} id="said">
            <ProposalSayings sayings={proposal.sayings} />
          </Section>
        </div>
        {!proposal.decidedAt && <WouldDo would={proposal.would} t={t} />}
      </div>
    </Page>
  );
}

type Proposal = Awaited<ReturnType<typeof proposalPage>>;

/** Whoever can decide says no in the words of the decision; there is no second place for it. */
function YourSay({ proposal, t }: { proposal: Proposal; t: Words }) {
  const { id, can, yours, yourSaying } = proposal;
  const open = can.say && (!can.decide || yourSaying !== null);
  return (
    <div id="say" className="grid gap-7">
      {can.decide && <h2 className="-mb-4 text-xl">{t("proposals.decide.title")}</h2>}
      {can.organise && <ProposalDecide id={id} open={can.decide} actions={{ apply: applyNow, decline }} />}
      {open && <h2 className="-mb-4 text-xl">{t("proposals.say.title")}</h2>}
      {!yours && <ProposalSay id={id} said={yourSaying} open={open} action={say} />}
      {can.amend && <ProposalAmend href={proposeAddress(proposal)} own={yours} />}
      {can.withdraw && <ProposalWithdraw id={id} action={withdraw} />}
    </div>
  );
}

function WouldDo({ would, t }: { would: Proposal["would"]; t: Words }) {
  return (
    <Section title={t("series.change.would")} id="would">
      {would?.ok ? (
        <PlanOfChange preview={would.preview} named />
      ) : (
        <p className="max-w-prose">
          {would
            ? t("proposals.page.notNow", { reason: refusalWords(would, t) })
            : t("proposals.page.nothingNow")}
        </p>
      )}
    </Section>
  );
}

function saidWords(said: unknown, t: Words) {
  const texts: Record<string, string> = {
    proposed: t("proposals.propose.proposed"),
    withdrawn: t("proposals.withdraw.done"),
    applied: t("proposals.decide.applied"),
    declined: t("proposals.decide.declined"),
  };
  if (typeof said !== "string" || !Object.hasOwn(texts, said)) return null;
  return <Notice tone="good" text={texts[said]} />;
}
