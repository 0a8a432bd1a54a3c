import { Link } from "#components/ui/link.tsx";

/** The foot of each page: one sentence about the place, and the quiet links. */
export function Footer({ text, links }: { text?: string; links: { href: string; label: string }[] }) {
  return (
    <footer className="no-print mx-auto mt-14 flex w-full max-w-page flex-wrap items-center justify-between gap-x-8 gap-y-1 px-4 pb-6 text-sm text-soft min-[24rem]:px-5">
      {text && <p>{text}</p>}
      <ul className="flex flex-wrap gap-x-5">
        {links.map((link) => (
          <li key={link.href}>
            <Link
              href={link.href}
              className="inline-flex min-h-11 items-center underline decoration-edge underline-offset-4 hover:text-ink hover:decoration-tea"
            >
              {link.label}
            </Link>
          </li>
        ))}
      </ul>
    </footer>
  );
}
