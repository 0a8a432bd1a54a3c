import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/field.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { words } from "#lib/i18n/words.ts";

/** Looks for something in the boards one is in; with `board`, in that one. */
export function BoardSearch({ q, maxLength, board }: { q: string; maxLength: number; board?: string }) {
  const t = words();
  return (
    <search className="grid gap-3">
      <form action="/search" className="flex max-w-prose flex-wrap items-end gap-2.5">
        {board && <input type="hidden" name="board" value={board} />}
        <div className="min-w-0 flex-1 basis-56">
          <TextField
            type="search"
            name="q"
            label={t("search.field")}
            hint={t("search.hint")}
            defaultValue={q}
            maxLength={maxLength}
            enterKeyHint="search"
            autoComplete="off"
            dir="auto"
          />
        </div>
        <Button>{t("search.button")}</Button>
      </form>
      {board && (
        <p>
          <TextLink href={`/search?${new URLSearchParams({ q })}`}>{t("search.everywhere")}</TextLink>
        </p>
      )}
    </search>
  );
}
