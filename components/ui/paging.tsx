import { ButtonLink } from "./button.tsx";

/** The way to what came before ("Older") and back ("Newer"). Either may be missing; both missing shows nothing. */
export function Paging({
  label,
  older,
  newer,
}: {
  /** Names the landmark: "More posts". */
  label: string;
  older?: { href: string; text: string };
  newer?: { href: string; text: string };
}) {
  if (!older && !newer) return null;
  return (
    <nav aria-label={label} className="flex flex-wrap justify-between gap-2 pt-2">
      {newer ? <ButtonLink href={newer.href}>{newer.text}</ButtonLink> : <span />}
      {older && <ButtonLink href={older.href}>{older.text}</ButtonLink>}
    </nav>
  );
}
