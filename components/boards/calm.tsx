"use client";

import { type ReactNode, useState } from "react";
import { useActionFormState } from "#components/ui/action-form.tsx";

/**
 * The fields of an ActionForm, short until somebody begins to write: what has the class "later" (app/globals.css) comes
 * with the first field that is entered, and stays. A button does not count, or it would move away under the finger.
 * Without scripts all of it is there.
 */
export function Calm({ children }: { children: ReactNode }) {
  const { values } = useActionFormState();
  const [begun, setBegun] = useState(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears that a field of its own is entered
    <div
      className="calm flex flex-col gap-4"
      data-begun={begun || values ? "" : undefined}
      onFocus={(event) => {
        if (!(event.target instanceof HTMLButtonElement)) setBegun(true);
      }}
    >
      {children}
    </div>
  );
}
