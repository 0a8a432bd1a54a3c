import type { ReactNode } from "react";

/**
 * The heading of a page and what is under it: one column on a phone; with `aside`, a second one from 832 px.
 * `above` is a way back or a state, `actions` the page's own buttons. A page has one of these, and so one h1.
 */
export function Page({
  title,
  lede,
  above,
  actions,
  aside,
  children,
}: {
  title: ReactNode;
  lede?: ReactNode;
  above?: ReactNode;
  actions?: ReactNode;
  aside?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="grid gap-7">
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-4 pt-2 wide:pt-5">
        <div className="grid min-w-0 max-w-prose gap-2">
          {above && <div className="text-sm text-soft">{above}</div>}
          <h1 dir="auto" className="text-3xl">
            {title}
          </h1>
          {lede && <div className="text-lg text-soft text-pretty">{lede}</div>}
        </div>
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
      {aside ? (
        <div className="grid gap-9 wide:grid-cols-[minmax(0,1.55fr)_minmax(0,1fr)] wide:items-start wide:gap-x-12">
          <div className="grid min-w-0 gap-7">{children}</div>
          <div className="grid min-w-0 gap-7">{aside}</div>
        </div>
      ) : (
        <div className="grid min-w-0 gap-7">{children}</div>
      )}
    </div>
  );
}

/** A part of a page under its own h2. `more` is a link at the end of the heading's line. */
export function Section({
  title,
  id,
  more,
  children,
}: {
  title: string;
  id: string;
  more?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section aria-labelledby={id} className="min-w-0">
      <div className="mb-3.5 flex items-baseline justify-between gap-4">
        <h2 id={id} className="text-xl">
          {title}
        </h2>
        {more && <div className="shrink-0 text-sm font-semibold [&>a]:py-3">{more}</div>}
      </div>
      {children}
    </section>
  );
}
