"use client";

import { useFormStatus } from "react-dom";
import { type ButtonLook, buttonClass } from "./button-class.ts";

/**
 * A form's button that says it is at work. Both labels lie on each other, so the width never jumps, and
 * the button stays enabled, so focus is kept; a second press is told apart by the form's idempotency key.
 */
export function SubmitButton({
  label,
  pendingLabel,
  name,
  value,
  pressed,
  ...look
}: ButtonLook & {
  label: string;
  pendingLabel: string;
  name?: string;
  value?: string;
  /** For what stays said: aria-pressed. */
  pressed?: boolean;
}) {
  const { pending } = useFormStatus();
  return (
    <button
      type="submit"
      name={name}
      value={value}
      aria-busy={pending}
      aria-pressed={pressed}
      className={buttonClass(look)}
    >
      <span className="grid">
        <span aria-hidden={pending} className={`col-start-1 row-start-1 ${pending ? "invisible" : ""}`}>
          {label}
        </span>
        <span aria-hidden={!pending} className={`col-start-1 row-start-1 ${pending ? "" : "invisible"}`}>
          {pendingLabel}
        </span>
      </span>
    </button>
  );
}
