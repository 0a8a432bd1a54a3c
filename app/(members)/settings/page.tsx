import { SignOut } from "#components/people/sign-out.tsx";
import { Link } from "#components/ui/link.tsx";
import { Page } from "#components/ui/page.tsx";
import { isOrganiser } from "#lib/access/viewer.ts";
import { pageMember } from "#lib/http/pages.ts";
import { words } from "#lib/i18n/words.ts";

export async function generateMetadata() {
  return { title: words()("settings.title") };
}

export default async function YouPage() {
  const viewer = await pageMember("/settings");
  const t = words();
  const places = [
    { href: "/settings/profile", title: t("settings.profile"), text: t("settings.profileText") },
    {
      href: "/settings/letters",
      title: t("letterKinds.settings.title"),
      text: t("letterKinds.settings.text"),
    },
    { href: "/settings/sessions", title: t("settings.sessions.title"), text: t("settings.sessionsText") },
    {
      href: "/settings/client-guard",
      title: t("boardsWriting.guard.title"),
      text: t("boardsWriting.guard.text"),
    },
    { href: "/settings/embed", title: t("fixed.embed.title"), text: t("fixed.embed.link") },
    ...(isOrganiser(viewer)
      ? [{ href: "/organise", title: t("settings.organise"), text: t("settings.organiseText") }]
      : []),
  ];
  return (
    <Page title={viewer.name}>
      <ul className="grid max-w-prose divide-y divide-line rounded-lg border border-line bg-card shadow-card">
        {places.map(({ href, title, text }) => (
          <li key={href}>
            <Link
              href={href}
              className="grid gap-0.5 px-5 py-3.5 no-underline first:rounded-lg hover:bg-tea-wash"
            >
              <span className="font-semibold text-ink">{title}</span>
              <span className="text-sm text-soft">{text}</span>
            </Link>
          </li>
        ))}
      </ul>
      <SignOut label={t("settings.signOut")} />
    </Page>
  );
}
