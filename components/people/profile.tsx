import { Badge } from "#components/ui/badge.tsx";
import { Link } from "#components/ui/link.tsx";
import { Section } from "#components/ui/page.tsx";
import { words } from "#lib/i18n/words.ts";

/** What a member says of themselves, or that they have not. */
export function ProfileWords({ name, about, mine }: { name: string; about: string; mine: boolean }) {
  const t = words();
  if (!about)
    return (
      <p className="max-w-prose text-soft">
        {mine ? t("people.profile.emptyYou") : t("people.profile.empty", { name })}
      </p>
    );
  return (
    <Section title={t("people.profile.about")} id="about">
      <p dir="auto" className="max-w-prose whitespace-pre-line wrap-anywhere">
        {about}
      </p>
    </Section>
  );
}

/** A member's languages, each of which finds the others who have it, and their links. */
export function ProfileFacts({
  languages,
  links,
}: {
  languages: string[];
  links: { href: string; host: string }[];
}) {
  const t = words();
  return (
    <>
      {languages.length > 0 && (
        <Section title={t("people.profile.languages")} id="languages">
          <ul className="flex flex-wrap gap-x-2">
            {languages.map((language) => (
              <li key={language} className="max-w-full">
                <Link
                  href={`/people?q=${encodeURIComponent(language)}`}
                  className="inline-flex min-h-11 max-w-full items-center no-underline hover:underline"
                >
                  <Badge text={language} />
                </Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {links.length > 0 && (
        <Section title={t("people.profile.links")} id="links">
          <ul className="grid justify-items-start">
            {links.map(({ href, host }) => (
              <li key={href} className="max-w-full">
                <a
                  href={href}
                  title={href}
                  rel="noopener noreferrer nofollow ugc"
                  className="inline-flex min-h-11 items-center text-tea underline decoration-1 underline-offset-4 wrap-anywhere hover:text-tea-deep hover:decoration-2"
                >
                  <bdi>{host}</bdi>
                </a>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
