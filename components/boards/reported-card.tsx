import type { ReactNode } from "react";
import { Badge } from "#components/ui/badge.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { words } from "#lib/i18n/words.ts";
import { Words } from "./words.tsx";

type Reported = {
  post: string;
  comment: string | null;
  author: { name: string } | null;
  text: string | null;
  state: "shown" | "hidden" | "removed" | "gone";
  reports: { id: string; by: string; words: string; when: { text: string }; settled: boolean }[];
};

/** Something that was reported, with what was said of it; what keepers can do about it is its children. */
export function ReportedCard({
  board,
  post,
  comment,
  author,
  text,
  state,
  reports,
  children,
}: Reported & { board: string; children?: ReactNode }) {
  const t = words();
  const path = `/boards/${board}/posts/${post}${comment ? `#c-${comment}` : ""}`;
  return (
    <article className="grid gap-3 rounded-lg border border-line bg-card p-4 min-[24rem]:p-5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="font-semibold wrap-anywhere">
          {t(comment ? "boardsPeople.keepers.aComment" : "boardsPeople.keepers.aPost")}{" "}
          {author && <bdi>{t("boardsPeople.keepers.from", { name: author.name })}</bdi>}
        </h3>
        <Badge text={t(`boardsPeople.keepers.state.${state}`)} />
      </div>
      {text !== null && (
        <blockquote className="prose border-s-2 border-edge ps-4 wrap-anywhere">
          <Words text={text} />
        </blockquote>
      )}
      {state === "gone" ? (
        <p className="text-soft">{t("boardsPeople.keepers.out")}</p>
      ) : (
        <p>
          <TextLink href={path}>{t("boardsPeople.keepers.go")}</TextLink>
        </p>
      )}
      <ul className="grid gap-2">
        {reports.map((each) => (
          <li key={each.id} className="rounded-md bg-sunk px-4 py-2.5">
            <div className="prose wrap-anywhere">
              <Words text={each.words} />
            </div>
            <p className="text-sm text-soft">
              {t("boardsPeople.keepers.by", { name: each.by, when: each.when.text })}
              {each.settled && ` · ${t("boardsPeople.keepers.settled")}`}
            </p>
          </li>
        ))}
      </ul>
      {children}
    </article>
  );
}
