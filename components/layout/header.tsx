import { Link } from "#components/ui/link.tsx";
import { CupMark, type Place } from "./icons.tsx";

export type NavItem = {
  href: string;
  label: string;
  place: Place;
  /** The page one is on, or a page below it. */
  current?: boolean;
  /** Something new there, as words for a screen reader ("2 new notices"); shown as a dot. */
  news?: string;
};

/**
 * The top of each page: whose place this is, and from 832 px the ways to go (on phones those are in Tabs).
 * A visitor's few links stay in sight on phones too: pass `visitor`.
 */
export function Header({
  group,
  homeHref = "/",
  navLabel,
  nav,
  visitor = false,
}: {
  group: string;
  homeHref?: string;
  navLabel: string;
  nav: NavItem[];
  visitor?: boolean;
}) {
  return (
    <header className="mx-auto flex w-full max-w-page flex-wrap items-center gap-x-6 px-4 pt-3 pb-1 min-[24rem]:px-5 wide:pt-4">
      <Link href={homeHref} className="flex min-h-12 min-w-0 items-center gap-2.5 no-underline">
        <CupMark />
        <span
          dir="auto"
          className="line-clamp-2 font-display text-[1.15rem] leading-tight font-semibold wrap-anywhere"
        >
          {group}
        </span>
      </Link>
      <nav
        aria-label={navLabel}
        className={`no-print flex-wrap gap-x-6 wide:ms-auto wide:flex ${visitor ? "flex" : "hidden"}`}
      >
        {nav.map((item) => (
          <Link
            key={item.href}
            href={item.href}
            aria-current={item.current ? "page" : undefined}
            className="relative inline-flex min-h-11 items-center border-y-2 border-transparent text-soft no-underline transition-colors hover:border-b-edge hover:text-ink aria-[current]:border-b-tea aria-[current]:font-semibold aria-[current]:text-ink"
          >
            {item.label}
            {item.news && <News text={item.news} />}
          </Link>
        ))}
      </nav>
    </header>
  );
}

/** The dot that says there is something new, in words for those who do not see it. */
export function News({ text }: { text: string }) {
  return (
    <>
      <span
        aria-hidden="true"
        className="ms-1 mb-3 inline-block size-2 rounded-full bg-tea outline-2 outline-card"
      />
      <span className="sr-only">{text}</span>
    </>
  );
}
