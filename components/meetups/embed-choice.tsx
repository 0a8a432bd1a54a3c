import { Button } from "#components/ui/button.tsx";
import { SelectField, TextArea } from "#components/ui/field.tsx";
import { Section } from "#components/ui/page.tsx";
import { words } from "#lib/i18n/words.ts";
import { EMBED_DATES, type EmbedWish } from "#lib/meetups/embed-rules.ts";
import { snippetOf } from "./embed-frame.ts";

/** How many dates, and of which series: a plain form whose choice stands in the address. */
export function EmbedChoice({
  wish,
  series,
}: {
  wish: EmbedWish;
  series: readonly { id: string; name: string }[];
}) {
  const t = words();
  const numbers = Array.from({ length: EMBED_DATES.most }, (_, i) => i + 1);
  return (
    <form action="/settings/embed" className="flex max-w-prose flex-wrap items-end gap-4">
      <SelectField name="dates" label={t("fixed.embed.dates")} defaultValue={wish.dates}>
        {numbers.map((number) => (
          <option key={number}>{number}</option>
        ))}
      </SelectField>
      {series.length > 1 && (
        <SelectField name="series" label={t("fixed.embed.series")} defaultValue={wish.series ?? ""}>
          <option value="">{t("fixed.embed.allSeries")}</option>
          {series.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
      <Button>{t("fixed.embed.show")}</Button>
    </form>
  );
}

/** What to copy, and how it will look. */
export function EmbedSnippet({
  url,
  path,
  title,
  height,
}: {
  /** Of the frame, as other sites write it. */
  url: string;
  path: string;
  /** What a screen reader calls the frame. */
  title: string;
  height: number;
}) {
  const t = words();
  return (
    <>
      <Section title={t("fixed.embed.copyTitle")} id="copy">
        <div className="max-w-prose">
          <TextArea
            name="snippet"
            label={t("fixed.embed.snippet")}
            hint={t("fixed.embed.snippetHint")}
            defaultValue={snippetOf({ url, title, height })}
            key={url}
            readOnly
            spellCheck={false}
            dir="ltr"
            rows={3}
          />
        </div>
      </Section>
      <Section title={t("fixed.embed.preview")} id="preview">
        <iframe
          key={path}
          src={path}
          title={title}
          height={height}
          loading="lazy"
          className="w-full max-w-120 rounded-lg border border-line bg-card shadow-card"
        />
      </Section>
    </>
  );
}
