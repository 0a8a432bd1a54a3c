import type { ActionState } from "#components/ui/action-form.tsx";
import { words } from "#lib/i18n/words.ts";
import { WayForm } from "./way-form.tsx";

/** What one does about a thread: follow it, mute it, or neither. */
export function ThreadWay({
  fields,
  way,
  own,
  action,
}: {
  /** Board and post. */
  fields: Record<string, string>;
  way: "follow" | "mute" | null;
  /** One began it, under one's own name. */
  own: boolean;
  action: (state: ActionState, form: FormData) => Promise<ActionState>;
}) {
  const t = words();
  const texts = {
    label: t("boardThreads.way.label"),
    follow: t("boardThreads.way.follow"),
    mute: t("boardThreads.way.mute"),
    nobody: t("boardThreads.way.nobody"),
    says: {
      follow: t("boardThreads.way.says.follow"),
      mute: t("boardThreads.way.says.mute"),
      none: t(own ? "boardThreads.way.says.own" : "boardThreads.way.says.none"),
    },
  };
  return <WayForm action={action} fields={fields} way={way} texts={texts} />;
}
