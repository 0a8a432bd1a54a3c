"use client";

import { FormArea, useActionFormState } from "#components/ui/action-form.tsx";

/** In the form of a thread that is closed: nothing, but for what somebody had typed when it closed. */
export function RefusedRemark({ name, label }: { name: string; label: string }) {
  const { values } = useActionFormState();
  return values?.[name] ? <FormArea name={name} label={label} rows={2} readOnly /> : null;
}
