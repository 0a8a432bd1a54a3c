"use client";

import { FormText, useActionFormState } from "#components/ui/action-form.tsx";

/**
 * Chooses a photo. One with more bytes than fit is refused by the browser before it is sent: the door would cut it
 * off and the page could not show what was typed. After an error it says to choose again, as no browser lets a page do that.
 */
export function PhotoInput({
  name,
  label,
  hint,
  again,
  tooBig,
  bytes,
}: {
  name: string;
  label: string;
  hint: string;
  again: string;
  tooBig: string;
  /** The most it may have. */
  bytes: number;
}) {
  const failed = useActionFormState().error !== undefined;
  return (
    <FormText
      name={name}
      type="file"
      accept="image/jpeg,image/png,image/webp,image/gif"
      label={label}
      hint={failed ? `${hint} ${again}` : hint}
      onChange={({ currentTarget }) => {
        const size = currentTarget.files?.[0]?.size ?? 0;
        currentTarget.setCustomValidity(size > bytes ? tooBig : "");
        currentTarget.reportValidity();
      }}
    />
  );
}
