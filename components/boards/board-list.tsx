import { Badge } from "#components/ui/badge.tsx";
import { Link } from "#components/ui/link.tsx";
import { words } from "#lib/i18n/words.ts";

type Board = {
  id: string;
  name: string;
  about: string;
  members: number;
  keeper: boolean;
  reports: number;
  /** In how many threads something is new. */
  unseen: { threads: number; more: boolean };
};

/** The boards one is in. The name is the link and its target covers the card. */
export function BoardList({ boards }: { boards: Board[] }) {
  const t = words();
  return (
    <ul className="grid gap-3">
      {boards.map(({ id, name, about, members, keeper, reports, unseen }) => (
        <li
          key={id}
          className="relative grid gap-1 rounded-lg border border-line bg-card p-4 transition-colors hover:border-edge min-[24rem]:p-5"
        >
          <Link
            href={`/boards/${id}`}
            className="font-display text-lg leading-snug font-semibold wrap-anywhere no-underline after:absolute after:inset-0 after:rounded-lg hover:text-tea"
          >
            <bdi>{name}</bdi>
          </Link>
          {about && (
            <p dir="auto" className="line-clamp-2 text-soft wrap-anywhere">
              {about}
            </p>
          )}
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-soft">
            {t("boards.list.members", { count: members })}
            {unseen.threads > 0 && (
              <Badge
                text={t(`boardThreads.list.${unseen.more ? "more" : "unseen"}`, { count: unseen.threads })}
                tone="on"
              />
            )}
            {keeper && <Badge text={t("boards.list.keeper")} tone="tea" />}
            {reports > 0 && <Badge text={t("boardsPeople.list.reports", { count: reports })} tone="tea" />}
          </p>
        </li>
      ))}
    </ul>
  );
}
