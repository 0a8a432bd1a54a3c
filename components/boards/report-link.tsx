import { Link } from "#components/ui/link.tsx";
import { words } from "#lib/i18n/words.ts";

/** The way to ask the keepers to look at a post or a comment under it. A link: a form under each would weigh down a thread. */
export function ReportLink({ board, post, comment }: { board: string; post: string; comment?: string }) {
  const t = words();
  return (
    <Link
      href={`/boards/${board}/posts/${post}/report${comment ? `?comment=${comment}` : ""}`}
      className="-my-2 justify-self-start py-2 text-sm text-soft underline decoration-transparent underline-offset-4 hover:decoration-current"
    >
      {t("boardsPeople.report.open")}
    </Link>
  );
}
