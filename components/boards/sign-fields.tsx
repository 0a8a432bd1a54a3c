import { FormChoices, FormText } from "#components/ui/action-form.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { words } from "#lib/i18n/words.ts";

/** Under which name: one's own, unless one chooses a pen name. */
export function SignFields({
  example,
  here,
}: {
  /** A pen name of ours, to show what is meant. */
  example: string;
  /** The pen name that the viewer has in this thread already; it is chosen then, so that nobody drops it by oversight. */
  here?: string | null;
}) {
  const t = words();
  const pen = here
    ? { label: t("boardPosts.pen.here", { name: here }), hint: t("boardPosts.pen.hereHint") }
    : { label: t("boardPosts.pen.pen"), hint: t("boardPosts.pen.penHint") };
  return (
    <>
      <FormChoices
        legend={t("boardPosts.pen.legend")}
        name="pen"
        hint={<TextLink href="/boards/pen-names">{t("boardPosts.pen.about")}</TextLink>}
        choices={[
          { value: "own", label: t("boardPosts.pen.own"), checked: !here },
          { value: "pen", ...pen, checked: Boolean(here) },
        ]}
      />
      {!here && (
        <FormText
          name="penName"
          label={t("boardPosts.pen.name")}
          hint={t("boardPosts.pen.nameHint", { example })}
          maxLength={60}
          autoComplete="off"
          dir="auto"
        />
      )}
    </>
  );
}
