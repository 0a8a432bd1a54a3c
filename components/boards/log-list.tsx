import { Time } from "#components/ui/time.tsx";
import { words } from "#lib/i18n/words.ts";

type Entry = {
  id: string;
  what:
    | "hidden"
    | "shown"
    | "removed"
    | "muted"
    | "unmuted"
    | "member_removed"
    | "keeper_made"
    | "changed"
    | "entered";
  by: string | null;
  to: string | null;
  words: string;
  changed: ("name" | "about" | "kind" | "rules" | "yesNeeded" | "keepDays")[];
  when: { iso: string; text: string };
  till: string | null;
};

/** The log of a board, in sentences. */
export function LogList({ entries }: { entries: Entry[] }) {
  const t = words();
  const somebody = t("boardsPeople.log.somebody");
  return (
    <ol className="grid max-w-prose gap-1">
      {entries.map(({ id, what, by, to, words: why, changed, when, till }) => (
        <li key={id} className="grid gap-0.5 border-b border-line py-2.5 wrap-anywhere">
          <p>
            {what === "keeper_made" && by === null
              ? t("boardsPeople.log.keeperByItself", { to: to ?? somebody })
              : t(`boardsPeople.log.what.${what}`, { by: by ?? somebody, to: to ?? somebody })}
            {changed.length > 0 &&
              `: ${changed.map((each) => t(`boardsPeople.log.changed.${each}`)).join(", ")}`}
          </p>
          {till && <p>{t("boardsPeople.log.till", { till })}</p>}
          {why && <p dir="auto">{t("boardsPeople.log.why", { words: why })}</p>}
          <p className="text-sm text-soft">
            <Time {...when} />
          </p>
        </li>
      ))}
    </ol>
  );
}
