import type { ActionState } from "#components/ui/action-form.tsx";

/** A server action of a form, as screens hand it on. */
export type Action = (state: ActionState, form: FormData) => Promise<ActionState>;
