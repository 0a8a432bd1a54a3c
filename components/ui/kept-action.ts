"use client";

import { useActionState, useState } from "react";
import { failureWords } from "./failure-words.tsx";
import { sending } from "./sending.ts";

type Said = {
  done?: string;
  error?: string;
  errors?: Record<string, string>;
  values?: Record<string, string>;
};
type Action<State> = (state: State, form: FormData) => Promise<State>;

/**
 * useActionState for a server action, whose form stays as it was typed when the site cannot be reached or answers
 * something else: Next would put an error page in its place.
 */
export function useKeptAction<State extends Said>(action: Action<State>, initial: State) {
  // Without scripts the form posts to the action itself, which only the action as it is can tell React.
  const sent = typeof window === "undefined" ? action : kept(action);
  return useActionState<State, FormData>(sent as never, initial as Awaited<State>);
}

function kept<State extends Said>(action: Action<State>): Action<State> {
  return async (state, form) => {
    const sent = sending.begin();
    try {
      return await action(state, form);
    } catch (error) {
      const said = sentence(error);
      if (!said) throw error;
      return { ...state, done: undefined, errors: undefined, error: said, values: typed(form) };
    } finally {
      sent();
    }
  };
}

/**
 * Why it did not get through. Nothing for what is Next's own to handle (a redirect, a page that is not there), and
 * for a bug, which the error page is for: those carry a digest.
 */
function sentence(error: unknown): string | undefined {
  if (!(error instanceof Error) || "digest" in error) return undefined;
  if (error.name === "UnrecognizedActionError") return failureWords()?.stale;
  // What the door answers in the app's place Next hands on as the message.
  const words = failureWords();
  return words?.byDoor.some((each) => error.message.startsWith(each)) ? error.message : words?.lost;
}

function typed(form: FormData): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value === "string" && !name.startsWith("$"))
      values[name] = name in values ? `${values[name]},${value}` : value;
  }
  return values;
}

/**
 * Counts what a form's action has answered. A key for whatever says it: the same words for a second time are read out
 * only where they are made anew.
 */
export function useTurn(state: unknown): number {
  const [heard, setHeard] = useState({ state, turn: 0 });
  if (heard.state !== state) setHeard({ state, turn: heard.turn + 1 });
  return heard.turn;
}
