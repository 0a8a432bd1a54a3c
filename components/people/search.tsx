import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/field.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { words } from "#lib/i18n/words.ts";

/** Looks for people: a plain form whose words stand in the address, so that a search can be kept and sent on. */
export function PeopleSearch({ q, found }: { q: string; found: string }) {
  const t = words();
  return (
    <search className="grid gap-3">
      <form action="/people" className="flex max-w-prose flex-wrap items-end gap-2.5">
        <div className="min-w-0 flex-1 basis-56">
          <TextField
            type="search"
            name="q"
            label={t("people.search")}
            hint={t("people.searchHint")}
            defaultValue={q}
            maxLength={100}
            enterKeyHint="search"
            dir="auto"
          />
        </div>
        <Button>{t("people.searchButton")}</Button>
      </form>
      <p className="flex flex-wrap items-center gap-x-4 text-soft">
        <span role="status">{found}</span>
        {q && <TextLink href="/people">{t("people.searchAll")}</TextLink>}
      </p>
    </search>
  );
}
