import type { ReactNode } from "react";
import { Badge } from "#components/ui/badge.tsx";
import { words } from "#lib/i18n/words.ts";
import { Words } from "./words.tsx";

/** A board one is not in: what it is for and its house rules, with the way in as children. */
export function DoorCard({
  id,
  name,
  about,
  rules,
  kind,
  children,
}: {
  id: string;
  name: string;
  about: string;
  rules: string;
  kind: "open" | "closed" | "secret";
  children: ReactNode;
}) {
  const t = words();
  return (
    <li>
      <article
        aria-labelledby={`door-${id}`}
        className="grid gap-3 rounded-lg border border-line bg-card p-4 min-[24rem]:p-5"
      >
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h3
            id={`door-${id}`}
            dir="auto"
            className="font-display text-lg leading-snug font-semibold wrap-anywhere"
          >
            {name}
          </h3>
          <Badge text={t(`boardsPeople.kind.${kind}`)} />
        </div>
        {about && (
          <p dir="auto" className="whitespace-pre-line text-soft wrap-anywhere">
            {about}
          </p>
        )}
        <div className="grid gap-1.5 rounded-md bg-sunk px-4 py-3">
          <p className="text-sm font-semibold">{t("boardsPeople.door.rules")}</p>
          <div className="prose wrap-anywhere">
            {rules ? <Words text={rules} /> : <p>{t("boardsPeople.door.noRules")}</p>}
          </div>
        </div>
        {children}
      </article>
    </li>
  );
}
