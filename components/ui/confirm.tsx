import type { ReactNode } from "react";
import { buttonClass } from "./button-class.ts";

/**
 * Asks once before something goes, with no script: `label` ("Delete this post…") opens a panel that names
 * what goes; the form with the real button is the children. Opening another with the same `group` closes it.
 */
export function Confirm({
  label,
  question,
  group,
  variant = "quiet",
  children,
}: {
  label: string;
  question: ReactNode;
  group?: string;
  variant?: "quiet" | "plain" | "danger";
  children: ReactNode;
}) {
  return (
    <details name={group} className="group">
      <summary
        className={`${buttonClass({ variant, size: "small" })} group-open:mb-2 ${variant === "quiet" ? "-ms-3.5" : ""}`}
      >
        {label}
      </summary>
      <div className="grid max-w-prose justify-items-start gap-3 rounded-md border-[1.5px] border-bad bg-bad-wash p-4">
        <div>{question}</div>
        {children}
      </div>
    </details>
  );
}
