import type { ReactNode } from "react";

/** Nothing here yet: what will be, and the first step (a button or link) as children. */
export function Empty({ title, text, children }: { title: string; text?: ReactNode; children?: ReactNode }) {
  return (
    <div className="grid justify-items-center gap-3 rounded-xl border-[1.5px] border-dashed border-edge px-5 py-9 text-center">
      <svg viewBox="-34 -26 68 52" aria-hidden="true" className="drawn w-20">
        <ellipse rx="31" ry="21" cy="3" fill="var(--shade)" fillOpacity=".12" />
        <ellipse rx="31" ry="21" fill="var(--china)" stroke="var(--china-line)" />
        <ellipse rx="13" ry="8.5" fill="none" stroke="var(--china-line)" strokeWidth="1.5" />
        <path
          d="M14-12l13 17"
          stroke="var(--edge)"
          strokeWidth="2.6"
          strokeLinecap="round"
          className="rtl:-scale-x-100"
        />
      </svg>
      <p className="font-display text-xl font-semibold text-balance">{title}</p>
      {text && <div className="max-w-md text-soft">{text}</div>}
      {children}
    </div>
  );
}
