import type { ReactNode } from "react";

export type About = {
  label: string;
  name: string;
  /** Defaults to `name`; give one when two forms on a page share names. */
  id?: string;
  hint?: ReactNode;
  /** What is wrong and what to do, as a sentence. */
  error?: string;
};

/** The label, hint and error round one control. */
export function Frame({
  label,
  hint,
  error,
  id,
  children,
}: Omit<About, "name"> & { id: string; children: ReactNode }) {
  return (
    <div className="grid max-w-prose gap-1.5">
      <label htmlFor={id} className="font-semibold">
        {label}
      </label>
      {hint && (
        <div id={`${id}-hint`} className="text-sm text-soft">
          {hint}
        </div>
      )}
      {children}
      {error && (
        <p id={`${id}-error`} className="flex gap-2 text-sm font-semibold text-bad">
          <span aria-hidden="true">▲</span>
          {error}
        </p>
      )}
    </div>
  );
}

/** What ties a control to its hint and error for screen readers. */
export function tied(id: string, hint: ReactNode, error: string | undefined) {
  const ids = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return { id, "aria-invalid": error ? true : undefined, "aria-describedby": ids || undefined };
}
