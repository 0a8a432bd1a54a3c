"use client";

import { useFormStatus } from "react-dom";
import { buttonClass } from "#components/ui/button-class.ts";
import { useKeptAction } from "#components/ui/kept-action.ts";

/** What the action gives back: the mark as it stands, and what happened in words or what went wrong. */
export type MarkState = { kind: string | null; done?: string; error?: string };

/**
 * The marks of one day of a vote: a plain form, whose pressed button takes its mark back. With scripts the press shows
 * at once. Which one is pressed follows `kind`, so that a mark made elsewhere shows here too.
 */
export function MarkButtons({
  action,
  vote,
  candidate,
  day,
  kind,
  choices,
}: {
  action: (state: MarkState, form: FormData) => Promise<MarkState>;
  vote: string;
  candidate: string;
  /** Names the group of buttons: "Friday 12 December, 11:00–12:00". */
  day: string;
  kind: string | null;
  choices: { kind: string; label: string }[];
}) {
  const [state, submit] = useKeptAction(action, { kind });
  return (
    <form action={submit} aria-label={day} className="grid gap-1.5">
      <input type="hidden" name="vote" value={vote} />
      <input type="hidden" name="candidate" value={candidate} />
      <Choices kind={kind} choices={choices} />
      <p role="status" className="text-sm text-soft empty:hidden">
        {state.done}
      </p>
      {state.error && (
        <p role="alert" className="text-sm font-semibold text-bad">
          {state.error}
        </p>
      )}
    </form>
  );
}

function Choices({ kind, choices }: { kind: string | null; choices: { kind: string; label: string }[] }) {
  const { pending, data } = useFormStatus();
  const sent = pending && data ? data.get("kind") : kind;
  return (
    <div className="grid grid-cols-2 gap-2">
      {choices.map((choice) => {
        const pressed = choice.kind === sent;
        return (
          <button
            key={choice.kind}
            type="submit"
            name="kind"
            value={pressed ? "none" : choice.kind}
            aria-pressed={pressed}
            className={`${buttonClass({ variant: pressed ? "primary" : "plain", size: "small" })} whitespace-nowrap`}
          >
            <span>
              {pressed && <span aria-hidden="true">✓ </span>}
              {choice.label}
            </span>
          </button>
        );
      })}
    </div>
  );
}
