import type { ReactNode } from "react";
import { Link } from "./link.tsx";

/** A link among words. `back` puts an arrow before it, for the way up from a page; alone it is 44 px high. */
export function TextLink({
  href,
  back = false,
  children,
}: {
  href: string;
  back?: boolean;
  children: ReactNode;
}) {
  return (
    <Link
      href={href}
      className={`text-tea underline decoration-1 underline-offset-4 hover:text-tea-deep hover:decoration-2 ${back ? "inline-flex min-h-11 items-center gap-1.5" : ""}`}
    >
      {back && (
        <span aria-hidden="true" className="rtl:-scale-x-100">
          ←
        </span>
      )}
      {children}
    </Link>
  );
}
