import { FormArea, FormChoices, FormText } from "#components/ui/action-form.tsx";
import { words } from "#lib/i18n/words.ts";

const kinds = ["secret", "closed", "open"] as const;

/** How a board is: the fields of starting one and of its settings. */
export function WaysFields({
  name = "",
  about = "",
  kind = "secret",
  rules = "",
  yesNeeded = 2,
}: {
  name?: string;
  about?: string;
  kind?: (typeof kinds)[number];
  rules?: string;
  yesNeeded?: number;
}) {
  const t = words();
  const choices = kinds.map((value) => ({
    value,
    label: t(`boardsPeople.kind.${value}`),
    hint: t(`boardsPeople.kindHint.${value}`),
    checked: value === kind,
  }));
  return (
    <>
      <FormText
        name="name"
        label={t("boards.start.name")}
        defaultValue={name}
        required
        maxLength={80}
        autoComplete="off"
        dir="auto"
      />
      <FormArea
        name="about"
        label={t("boards.start.about")}
        hint={t("boards.start.aboutHint")}
        defaultValue={about}
        rows={2}
        maxLength={2000}
      />
      <FormChoices name="kind" legend={t("boardsPeople.start.kind")} choices={choices} />
      <FormArea
        name="rules"
        label={t("boardsPeople.start.rules")}
        hint={t("boardsPeople.start.rulesHint")}
        defaultValue={rules}
        rows={3}
        maxLength={4000}
      />
      <FormText
        name="yesNeeded"
        type="number"
        inputMode="numeric"
        min={1}
        max={9}
        label={t("boardsPeople.start.yesNeeded")}
        hint={t("boardsPeople.start.yesNeededHint")}
        defaultValue={String(yesNeeded)}
        required
      />
    </>
  );
}
