"use client";

import type { ReactNode } from "react";
import { useActionFormState } from "#components/ui/action-form.tsx";
import { buttonClass } from "#components/ui/button-class.ts";

/** The fields of an ActionForm behind a summary; open by themselves when something in them needs another look. */
export function Opened({ summary, children }: { summary: string; children: ReactNode }) {
  const { error, errors } = useActionFormState();
  return (
    <details open={error || errors ? true : undefined} className="group">
      <summary className={`${buttonClass({ variant: "quiet", size: "small" })} -ms-3.5 group-open:mb-3`}>
        {summary}
      </summary>
      <div className="grid gap-5">{children}</div>
    </details>
  );
}
