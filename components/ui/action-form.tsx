"use client";

import { type ComponentProps, createContext, type ReactNode, useContext } from "react";
import { ChoiceGroup } from "./choice.tsx";
import { SelectField, TextArea, TextField } from "./field.tsx";
import { useKeptAction, useTurn } from "./kept-action.ts";
import { Notice } from "./notice.tsx";

/** What a server action of lib/http/actions.ts answers (its FormState). */
export type ActionState = {
  done?: string;
  error?: string;
  errors?: Record<string, string>;
  values?: Record<string, string>;
};

const State = createContext<ActionState>({});

/**
 * A form round a server action made by lib/http/actions.ts. It says in a live region what happened, and hands what
 * was typed and what is wrong to the FormText, FormArea, FormSelect and FormChoices inside it; those take the props of
 * TextField, TextArea, SelectField and ChoiceGroup. Everything else (hidden inputs, SubmitButton) goes in as it is.
 * Without JavaScript the browser posts it and the page comes back with the same state.
 *
 *     <ActionForm action={addMember}>
 *       <FormKey value={newFormKey()} />
 *       <FormText name="name" label={t("members.name")} required />
 *       <SubmitButton label={t("common.save")} pendingLabel={t("common.saving")} />
 *     </ActionForm>
 *
 * @param label names the form as a landmark, where a page has several
 * @param inline on one line with its button, for forms of a button only
 * @param instead shown in place of the fields once it is done, where there is nothing more to send
 */
export function ActionForm<S extends ActionState>({
  action,
  label,
  inline = false,
  instead,
  children,
}: {
  action: (state: S, form: FormData) => Promise<S>;
  label?: string;
  inline?: boolean;
  instead?: ReactNode;
  children: ReactNode;
}) {
  const [state, send] = useKeptAction(action, {} as S);
  const turn = useTurn(state);
  const said = state.error ?? state.done;
  return (
    <form action={send} aria-label={label} className={`flex flex-col ${inline ? "gap-2" : "gap-5"}`}>
      {/* Always there, since a live region that appears with its text in it is not read out by all. Empty, it takes
          back the gap after it (which a track of a grid would keep). */}
      <div aria-live="polite" className={said ? undefined : inline ? "-mb-2" : "-mb-5"}>
        {said && <Notice key={turn} tone={state.error ? "bad" : "good"} text={said} />}
      </div>
      {state.done && instead !== undefined ? instead : <State value={state}>{children}</State>}
    </form>
  );
}

/**
 * The key by which a form that is sent twice is known (newFormKey). A try of which nobody knows whether it got through
 * keeps its own, whatever the page was given since: it may be what others have heard of meanwhile.
 */
export function FormKey({ name = "sent", value }: { name?: string; value: string }) {
  const { values } = useContext(State);
  return <input type="hidden" name={name} value={values?.[name] ?? value} />;
}

/** What the form's action answered last, for a client component of its own inside an ActionForm. */
export const useActionFormState = (): ActionState => useContext(State);

/** A TextField that keeps what was typed and shows what is wrong with it. */
export function FormText(props: ComponentProps<typeof TextField>) {
  return <TextField {...props} {...kept(useContext(State), props.name, props.defaultValue)} />;
}

/** A TextArea that keeps what was typed and shows what is wrong with it. */
export function FormArea(props: ComponentProps<typeof TextArea>) {
  return <TextArea {...props} {...kept(useContext(State), props.name, props.defaultValue)} />;
}

/** A SelectField that keeps what was chosen. React resets it to its first option, so it is made anew. */
export function FormSelect(props: ComponentProps<typeof SelectField>) {
  const state = useContext(State);
  return (
    <SelectField
      key={`${state.values?.[props.name]} ${props.defaultValue}`}
      {...props}
      {...kept(state, props.name, props.defaultValue)}
    />
  );
}

/** A ChoiceGroup that keeps what was chosen. React resets it to its first choice, so it is made anew. */
export function FormChoices(props: ComponentProps<typeof ChoiceGroup>) {
  const { values, errors } = useContext(State);
  const sent = values && (values[props.name] ?? "").split(",");
  const choices = props.choices.map((one) => ({
    ...one,
    checked: sent ? sent.includes(one.value) : one.checked,
  }));
  return <ChoiceGroup key={values?.[props.name]} {...props} choices={choices} error={errors?.[props.name]} />;
}

function kept<Value>(state: ActionState, name: string, given: Value) {
  return { defaultValue: state.values?.[name] ?? given, error: state.errors?.[name] };
}
