import type { ReactNode } from "react";
import { FormText } from "./action-form.tsx";

/** The field "email" of an ActionForm: keyboards, capitals and spelling as an address wants them. */
export function EmailField({
  label,
  hint,
  defaultValue,
  own = true,
}: {
  label: string;
  hint?: ReactNode;
  defaultValue?: string | undefined;
  /** One's own address, which the browser may fill in; not somebody else's. */
  own?: boolean;
}) {
  return (
    <FormText
      name="email"
      type="email"
      label={label}
      hint={hint}
      defaultValue={defaultValue}
      autoComplete={own ? "email" : "off"}
      inputMode="email"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={254}
      required
    />
  );
}
