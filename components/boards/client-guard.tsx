import { words } from "#lib/i18n/words.ts";
import { GuardQuestion } from "./guard-question.tsx";

/**
 * Inside a form of a board: text that holds a name of the member's own list is held back with a question first. The
 * list is on their device (/settings/client-guard), so without scripts there is nothing to ask.
 * @param member the viewer's id, under which the device keeps their list
 */
export function ClientGuard({ member }: { member: string }) {
  const t = words();
  return (
    <GuardQuestion
      member={member}
      texts={{
        label: t("boardsWriting.guard.asksLabel"),
        asks: t("boardsWriting.guard.asks", { names: "{names}" }),
        postIt: t("boardsWriting.guard.postIt"),
        change: t("boardsWriting.guard.change"),
      }}
    />
  );
}
