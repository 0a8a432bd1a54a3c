import type { ReactNode } from "react";

/** A raised piece of paper. `roomy` is for the one big thing of a page. Give `label` to make it a landmark. */
export function Card({
  children,
  roomy = false,
  label,
}: {
  children: ReactNode;
  roomy?: boolean;
  label?: string;
}) {
  const space = roomy ? "rounded-xl p-5 min-[24rem]:p-6 wide:p-9" : "rounded-lg p-4 min-[24rem]:p-5";
  const look = `grid gap-4 border border-line bg-card shadow-card ${space}`;
  return label ? (
    <section aria-label={label} className={look}>
      {children}
    </section>
  ) : (
    <div className={look}>{children}</div>
  );
}
