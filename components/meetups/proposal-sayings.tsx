import { TextLink } from "#components/ui/text-link.tsx";
import { type Words, words } from "#lib/i18n/words.ts";
import type { ProposalView } from "#lib/meetups/proposal-queries.ts";

type Saying = ProposalView["sayings"][number] & { rather: string | null };

/** What people said to a proposal: who minds and why, and by whom it is fine. */
export function ProposalSayings({ sayings }: { sayings: Saying[] }) {
  const t = words();
  if (sayings.length === 0) return <p className="text-soft">{t("proposals.page.saidNothing")}</p>;
  const fine = sayings.filter(({ kind }) => kind === "fine");
  return (
    <div className="grid max-w-prose gap-5">
      {sayings
        .filter(({ kind }) => kind === "objection")
        .map((each) => (
          <Objection key={each.id} saying={each} t={t} />
        ))}
      {fine.length > 0 && (
        <p dir="auto" className="wrap-anywhere">
          {t("proposals.page.fine", { names: listed(fine.map((each) => nameOf(each, t))) })}
        </p>
      )}
    </div>
  );
}

function Objection({ saying, t }: { saying: Saying; t: Words }) {
  return (
    <div className="grid gap-1.5 border-s-4 border-line ps-4">
      <p dir="auto" className="font-semibold wrap-anywhere">
        {t("proposals.page.objects", { name: nameOf(saying, t) })}
      </p>
      <p dir="auto" className="wrap-anywhere whitespace-pre-line">
        {saying.words}
      </p>
      {saying.rather && (
        <p>
          <TextLink href={`/proposals/${saying.rather}`}>{t("proposals.page.rather")}</TextLink>
        </p>
      )}
    </div>
  );
}

const nameOf = ({ name, you }: Saying, t: Words) => (you ? t("proposals.page.you", { name }) : name);

const listed = (names: string[]) => new Intl.ListFormat("en-GB", { type: "conjunction" }).format(names);
