"use client";

import { useActionFormState } from "#components/ui/action-form.tsx";
import { type Choice, ChoiceGroup } from "#components/ui/choice.tsx";

/** Rah, Argh or neither, inside an ActionForm: what was chosen stays when the form comes back with something wrong. */
export function MoodChoice({ legend, choices }: { legend: string; choices: Choice[] }) {
  const { values, errors } = useActionFormState();
  const chosen = values ? values.mood : choices.find(({ checked }) => checked)?.value;
  return (
    <ChoiceGroup
      // A form that is reset goes back to what its radio buttons started with, so they start anew.
      key={chosen}
      legend={legend}
      name="mood"
      inline
      required
      choices={choices.map((choice) => ({ ...choice, checked: choice.value === chosen }))}
      error={errors?.mood}
    />
  );
}
