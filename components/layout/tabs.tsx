import { Link } from "#components/ui/link.tsx";
import { type NavItem, News } from "./header.tsx";
import { PlaceIcon } from "./icons.tsx";

/** The bar of places under a thumb, on phones only. Four at most. */
export function Tabs({ navLabel, nav }: { navLabel: string; nav: NavItem[] }) {
  return (
    <nav
      aria-label={navLabel}
      className="no-print fixed inset-x-0 bottom-0 z-20 grid auto-cols-fr grid-flow-col border-t border-line bg-card pb-[env(safe-area-inset-bottom)] wide:hidden"
    >
      {nav.map((item) => (
        <Link
          key={item.href}
          href={item.href}
          aria-current={item.current ? "page" : undefined}
          className="flex min-h-15 flex-col items-center justify-center gap-0.5 border-y-[3px] border-transparent px-1 text-center text-xs leading-none font-semibold text-soft no-underline -outline-offset-4 aria-[current]:border-t-tea aria-[current]:text-tea"
        >
          <PlaceIcon place={item.place} />
          <span className="relative">
            {item.label}
            {item.news && (
              <span className="absolute -top-7 start-full">
                <News text={item.news} />
              </span>
            )}
          </span>
        </Link>
      ))}
    </nav>
  );
}
