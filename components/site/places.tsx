import { Badge } from "#components/ui/badge.tsx";
import { Link } from "#components/ui/link.tsx";

export type PlaceToGo = { href: string; name: string; line?: string; badge?: string };

/** Where one can go from here, each as one large target with a line about it. */
export function Places({ places, none }: { places: PlaceToGo[]; none?: string }) {
  if (places.length === 0) return <p className="text-soft">{none}</p>;
  return (
    <ul className="grid gap-3 wide:grid-cols-2">
      {places.map(({ href, name, line, badge }) => (
        <li
          key={href}
          className="relative flex min-h-14 items-center justify-between gap-4 rounded-lg border border-line bg-card px-5 py-3 transition-colors hover:border-edge"
        >
          <div className="min-w-0">
            <Link
              href={href}
              dir="auto"
              className="font-semibold wrap-anywhere no-underline after:absolute after:inset-0 after:rounded-lg hover:text-tea"
            >
              {name}
            </Link>
            {line && (
              <p dir="auto" className="text-sm text-soft wrap-anywhere">
                {line}
              </p>
            )}
          </div>
          {badge ? (
            <Badge text={badge} tone="tea" />
          ) : (
            <span aria-hidden="true" className="text-soft rtl:-scale-x-100">
              →
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
