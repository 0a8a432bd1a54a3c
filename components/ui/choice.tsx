import type { ReactNode } from "react";

export type Choice = {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
  checked?: boolean;
  disabled?: boolean;
};

/** Radio buttons or tick boxes in a fieldset; each row is one large target. Checked by default as given. */
export function ChoiceGroup({
  legend,
  name,
  type = "radio",
  choices,
  hint,
  error,
  inline = false,
  required,
}: {
  legend: string;
  name: string;
  type?: "radio" | "checkbox";
  choices: Choice[];
  hint?: ReactNode;
  error?: string;
  /** Side by side where there is room, for short labels such as days of the week. */
  inline?: boolean;
  required?: boolean;
}) {
  const described = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(" ");
  return (
    <fieldset aria-describedby={described || undefined} className="grid max-w-prose min-w-0 gap-1.5">
      <legend className="mb-1.5 font-semibold">{legend}</legend>
      {hint && (
        <div id={`${name}-hint`} className="text-sm text-soft">
          {hint}
        </div>
      )}
      <div className={inline ? "flex flex-wrap gap-2" : "grid gap-2"}>
        {choices.map((choice) => (
          <ChoiceRow key={choice.value} name={name} type={type} required={required} {...choice} />
        ))}
      </div>
      {error && (
        <p id={`${name}-error`} className="flex gap-2 text-sm font-semibold text-bad">
          <span aria-hidden="true">▲</span>
          {error}
        </p>
      )}
    </fieldset>
  );
}

/** One radio button or tick box with its words; alone, it is a switch such as "Send me letters". */
export function ChoiceRow({
  name,
  type = "checkbox",
  value,
  label,
  hint,
  checked,
  disabled,
  required,
}: Choice & { name: string; type?: "radio" | "checkbox"; required?: boolean }) {
  return (
    <label className="flex min-h-12 max-w-prose items-start gap-3 rounded-md border-[1.5px] border-line bg-card px-3.5 py-2.5 transition-colors hover:border-edge has-checked:border-tea has-checked:bg-tea-wash has-disabled:opacity-60">
      <input
        type={type}
        name={name}
        value={value}
        defaultChecked={checked}
        disabled={disabled}
        required={required}
        className="mt-[0.2em] size-5 shrink-0 accent-tea"
      />
      <span className="min-w-0">
        <span className="font-semibold">{label}</span>
        {hint && <span className="block text-sm text-soft">{hint}</span>}
      </span>
    </label>
  );
}
