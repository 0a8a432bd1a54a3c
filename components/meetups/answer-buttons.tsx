"use client";

import { useState } from "react";
import { useFormStatus } from "react-dom";
import { buttonClass } from "#components/ui/button-class.ts";
import { useKeptAction, useTurn } from "#components/ui/kept-action.ts";

/**
 * What the action gives back: the answer as it stands, what happened in words or what went wrong, and the
 * key for the next press. The action must refresh the page: which button is pressed follows the `kind`
 * prop, so that an answer given elsewhere (a mail, a calendar) shows here too.
 */
export type AnswerState = { kind: string | null; done?: string; error?: string; key?: string };

/**
 * The answers to one meetup. A plain form without scripts: each button submits `kind` with `meetup` and
 * `key` (the idempotency key). With scripts the pressed button shows at once, while the form is on its
 * way, and what happened is announced. Taking back submits `kind` = "none"; its button then goes, so focus
 * moves to the first answer.
 */
export function AnswerButtons({
  action,
  meetupId,
  idempotencyKey,
  kind,
  choices,
  holds,
  words,
}: {
  action: (state: AnswerState, form: FormData) => Promise<AnswerState>;
  meetupId: string;
  idempotencyKey: string;
  /** The answer so far: one of the choices' kinds, or null. */
  kind: string | null;
  /** What the answer comes to, in words. */
  holds: string | undefined;
  /** In order: "I'm going", "I might", "I can't", "I'll go if someone else does". */
  choices: { kind: string; label: string }[];
  words: {
    /** Names the group of buttons: "Your answer". */
    legend: string;
    /** "Take back my answer". */
    takeBack: string;
  };
}) {
  const [state, submit] = useKeptAction(action, { kind });
  const turn = useTurn(state);
  // What was said stands until others, later, make something else of the answer.
  const [heard, setHeard] = useState({ state, kind });
  if (heard.state !== state) setHeard({ state, kind });
  const done = [state.kind, heard.kind].includes(kind) ? state.done : undefined;
  return (
    <form action={submit} className="grid gap-2" aria-label={words.legend}>
      <input type="hidden" name="meetup" value={meetupId} />
      <input type="hidden" name="key" value={state.key ?? idempotencyKey} />
      <Choices kind={kind} choices={choices} takeBack={words.takeBack} />
      <p role="status" className="text-sm text-soft">
        {done && <span key={turn}>{done}</span>}
      </p>
      {holds && <p className="text-sm text-soft">{holds}</p>}
      {state.error && (
        <p key={`error ${turn}`} role="alert" className="text-sm font-semibold text-bad">
          {state.error}
        </p>
      )}
    </form>
  );
}

function Choices({
  kind,
  choices,
  takeBack,
}: {
  kind: string | null;
  choices: { kind: string; label: string }[];
  takeBack: string;
}) {
  const { pending, data } = useFormStatus();
  const sent = pending && data ? data.get("kind") : kind;
  const now = sent === "none" ? null : sent;
  return (
    <>
      <div className="grid grid-cols-2 gap-2">
        {choices.map((choice, index) => (
          <button
            key={choice.kind}
            type="submit"
            name="kind"
            value={choice.kind}
            aria-pressed={choice.kind === now}
            className={`${buttonClass({ variant: choice.kind === now ? "primary" : "plain" })} px-2.5! ${choices.length % 2 === 1 && index === 0 ? "col-span-2" : ""}`}
          >
            <span>
              {choice.kind === now && <span aria-hidden="true">✓ </span>}
              {choice.label}
            </span>
          </button>
        ))}
      </div>
      {now && (
        <button
          type="submit"
          name="kind"
          value="none"
          onClick={(press) => press.currentTarget.form?.querySelector("button")?.focus()}
          className={`${buttonClass({ variant: "quiet", size: "small" })} -ms-3.5 justify-self-start`}
        >
          {takeBack}
        </button>
      )}
    </>
  );
}
