import type { ComponentProps } from "react";
import { type About, Frame, tied } from "./field-frame.tsx";

const control =
  "w-full rounded-md border-[1.5px] border-edge bg-card px-3.5 py-2.5 text-base text-ink placeholder:text-soft aria-invalid:border-bad aria-invalid:shadow-[inset_0_0_0_1px_var(--bad)]";

/** A one-line field. `defaultValue` keeps what was typed when a form comes back with an error. */
export function TextField({
  label,
  hint,
  error,
  id,
  ...input
}: About & Omit<ComponentProps<"input">, "className">) {
  const key = id ?? input.name;
  return (
    <Frame label={label} hint={hint} error={error} id={key}>
      <input type="text" {...input} {...tied(key, hint, error)} className={`${control} min-h-12`} />
    </Frame>
  );
}

/** A field of several lines; it grows with its text where the browser can. */
export function TextArea({
  label,
  hint,
  error,
  id,
  rows = 4,
  ...area
}: About & Omit<ComponentProps<"textarea">, "className">) {
  const key = id ?? area.name;
  return (
    <Frame label={label} hint={hint} error={error} id={key}>
      <textarea
        dir="auto"
        {...area}
        rows={rows}
        {...tied(key, hint, error)}
        className={`${control} field-sizing-content max-h-[60svh] min-h-28`}
      />
    </Frame>
  );
}

/** A choice from a list; pass <option>s as children. */
export function SelectField({
  label,
  hint,
  error,
  id,
  ...select
}: About & Omit<ComponentProps<"select">, "className">) {
  const key = id ?? select.name;
  return (
    <Frame label={label} hint={hint} error={error} id={key}>
      <span className="relative grid">
        <select
          {...select}
          {...tied(key, hint, error)}
          className={`${control} min-h-12 appearance-none pe-11 text-ellipsis`}
        />
        <svg
          viewBox="0 0 20 20"
          aria-hidden="true"
          className="pointer-events-none absolute end-3.5 size-5 self-center text-soft"
        >
          <path d="M5 7.5l5 5 5-5" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
        </svg>
      </span>
    </Frame>
  );
}
