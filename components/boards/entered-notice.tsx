import { Notice } from "#components/ui/notice.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { words } from "#lib/i18n/words.ts";

/** That organisers entered the board: above it, for those in it, with no way to take it down. */
export function EnteredNotice({
  board,
  entered,
}: {
  board: string;
  entered: { id: string; by: string | null; with: string | null; reason: string; till: string }[];
}) {
  const t = words();
  const somebody = t("boardsPeople.log.somebody");
  return entered.map(({ id, by, with: other, reason, till }) => (
    <Notice
      key={id}
      title={t("boardsPeople.entered.title", { by: by ?? somebody, with: other ?? somebody })}
      text={t("boardsPeople.entered.text", { reason, till })}
    >
      <TextLink href={`/boards/${board}/log`}>{t("boardsPeople.entered.log")}</TextLink>
    </Notice>
  ));
}
