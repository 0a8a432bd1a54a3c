"use client";

import { type ReactNode, useState } from "react";
import { useActionFormState } from "#components/ui/action-form.tsx";
import { type ButtonLook, buttonClass } from "#components/ui/button-class.ts";

/** Fields of an ActionForm that few need, folded away; it opens by itself when something is wrong with one of them. */
export function Fold({
  summary,
  names,
  open = false,
  variant = "quiet",
  children,
}: {
  summary: string;
  /** The fields inside. */
  names: readonly string[];
  open?: boolean;
  variant?: ButtonLook["variant"];
  children: ReactNode;
}) {
  const { errors } = useActionFormState();
  const wrong = names.some((name) => errors?.[name]);
  const [unfolded, setUnfolded] = useState(open);
  return (
    <details
      open={unfolded || wrong}
      className="min-w-0 open:basis-full"
      onToggle={(event) => setUnfolded(event.currentTarget.open)}
    >
      <summary
        className={`${buttonClass({ variant, size: "small" })} ${variant === "quiet" ? "-ms-3.5" : ""}`}
      >
        {summary}
      </summary>
      <div className="grid gap-5 pt-3 pb-2">{children}</div>
    </details>
  );
}
