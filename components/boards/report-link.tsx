import { MoreLink } from "#components/ui/more.tsx";
import { words } from "#lib/i18n/words.ts";

/** The way to ask the keepers to look at a post or a comment under it. A link: a form under each would weigh down a thread. */
export function ReportLink({ board, post, comment }: { board: string; post: string; comment?: string }) {
  const t = words();
  return (
    <MoreLink href={`/boards/${board}/posts/${post}/report${comment ? `?comment=${comment}` : ""}`}>
      {t("boardsPeople.report.open")}
    </MoreLink>
  );
}
