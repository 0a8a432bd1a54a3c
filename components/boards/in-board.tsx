import type { ReactNode } from "react";
import { Badge } from "#components/ui/badge.tsx";
import { words } from "#lib/i18n/words.ts";
import { Writer } from "./writer.tsx";

/** Somebody who is in a board; for its keepers, with what they can do as children. */
export function InBoard({
  id,
  name,
  photoUrl,
  keeper,
  muted,
  you,
  children,
}: {
  id: string;
  name: string;
  photoUrl?: string | null;
  keeper: boolean;
  /** Until when, in words, and empty without an end; null for not muted. */
  muted: string | null;
  you: boolean;
  children?: ReactNode;
}) {
  const t = words();
  return (
    <li className="flex items-center justify-between gap-2 border-b border-line py-1.5">
      <div className="flex min-h-11 min-w-0 flex-wrap items-center gap-x-2.5 gap-y-1 font-semibold wrap-anywhere">
        <Writer id={id} name={name} photoUrl={photoUrl} />
        {keeper && <Badge text={t("boards.members.keeper")} tone="tea" />}
        {you && <Badge text={t("boards.members.you")} />}
        {muted !== null && (
          <Badge
            text={
              muted ? t("boardsPeople.member.mutedTill", { when: muted }) : t("boardsPeople.member.muted")
            }
          />
        )}
      </div>
      {children}
    </li>
  );
}
