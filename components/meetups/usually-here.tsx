import { words } from "#lib/i18n/words.ts";

/** Who usually comes on this day and has said nothing yet. Not counted anywhere. */
export function UsuallyHere({ people }: { people: { name: string; you: boolean }[] }) {
  if (people.length === 0) return null;
  const t = words();
  const others = people.filter(({ you }) => !you).map(({ name }) => name);
  const names = new Intl.ListFormat("en-GB", { type: "conjunction" }).format(others);
  const you = others.length < people.length;
  return (
    <p dir="auto" className="text-sm text-soft wrap-anywhere">
      {you && others.length === 0 && t("standing.hereYou")}
      {you && others.length > 0 && t("standing.hereYouToo", { names })}
      {!you && t("standing.here", { names, count: others.length })}
    </p>
  );
}
