import type { ReactNode } from "react";
import { ButtonLink } from "./button.tsx";

/**
 * What few need, behind three dots, without a script: links (MoreLink) and Confirms. Opening another of the same `group`
 * closes it. To stand at the end of its line, since it opens towards the beginning.
 */
export function More({
  label,
  group = "more",
  children,
}: {
  label: string;
  group?: string;
  children: ReactNode;
}) {
  return (
    <details name={group} className="no-print relative">
      <summary
        title={label}
        className="grid size-11 place-items-center rounded-full text-soft hover:bg-tea-wash hover:text-ink"
      >
        <svg viewBox="0 0 20 20" aria-hidden="true" className="size-5" fill="currentColor">
          <circle cx="4" cy="10" r="1.7" />
          <circle cx="10" cy="10" r="1.7" />
          <circle cx="16" cy="10" r="1.7" />
        </svg>
        <span className="sr-only">{label}</span>
      </summary>
      <div className="absolute end-0 z-10 grid w-max max-w-[min(20rem,78vw)] justify-items-start rounded-md border border-edge bg-card py-1.5 ps-5 pe-3 shadow-card">
        {children}
      </div>
    </details>
  );
}

/** A way from there. */
export function MoreLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <span className="-ms-3.5">
      <ButtonLink href={href} variant="quiet" size="small">
        {children}
      </ButtonLink>
    </span>
  );
}
