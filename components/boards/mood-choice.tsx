"use client";

import { useActionFormState } from "#components/ui/action-form.tsx";

const looks = {
  rah: "has-checked:-rotate-2 has-checked:border-rah has-checked:bg-rah-wash has-checked:text-rah",
  argh: "has-checked:rotate-1 has-checked:border-argh has-checked:bg-argh-wash has-checked:text-argh",
  none: "has-checked:border-tea has-checked:bg-tea-wash",
};

/** Rah, Argh or neither, inside an ActionForm: what was chosen stays when the form comes back with something wrong. */
export function MoodChoice({
  legend,
  choices,
}: {
  legend: string;
  choices: { value: keyof typeof looks; label: string; checked?: boolean }[];
}) {
  const { values, errors } = useActionFormState();
  const chosen = values ? values.mood : choices.find(({ checked }) => checked)?.value;
  return (
    // A form that is reset goes back to what its radio buttons started with, so they start anew.
    <fieldset
      key={chosen}
      aria-describedby={errors?.mood ? "mood-error" : undefined}
      className="grid min-w-0 gap-1.5"
    >
      <legend className="mb-1.5 font-semibold">{legend}</legend>
      <div className="flex flex-wrap gap-1.5">
        {choices.map(({ value, label }) => (
          <label
            key={value}
            className={`inline-flex min-h-11 items-center gap-1.5 rounded-full border-[1.5px] border-line ps-2.5 pe-3.5 font-semibold transition-colors hover:border-edge ${looks[value]}`}
          >
            <input
              type="radio"
              name="mood"
              value={value}
              defaultChecked={value === chosen}
              required
              className="size-4.5 shrink-0 accent-current"
            />
            {label}
          </label>
        ))}
      </div>
      {errors?.mood && (
        <p id="mood-error" className="flex gap-2 text-sm font-semibold text-bad">
          <span aria-hidden="true">▲</span>
          {errors.mood}
        </p>
      )}
    </fieldset>
  );
}
