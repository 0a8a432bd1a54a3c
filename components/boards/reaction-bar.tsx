"use client";

import { useFormStatus } from "react-dom";
import { useKeptAction, useTurn } from "#components/ui/kept-action.ts";

export type ReactionMark = "cheers" | "hug" | "been_there" | "made_me_laugh";

export type Reaction = {
  kind: ReactionMark;
  /** "Cheers", "Hug", "Been there", "Made me laugh". */
  label: string;
  count: number;
  mine: boolean;
};

type ReactionState = { done?: string; error?: string };

const paths: Record<ReactionMark, string> = {
  cheers:
    "M3.5 8h6v6.5a2 2 0 0 1-2 2h-2a2 2 0 0 1-2-2zM10.5 6.5l5.8-1.5 1.7 6.3a2 2 0 0 1-1.4 2.4l-2 .6a2 2 0 0 1-2.4-1.5zM8 5V3M11.5 3.5l1-1.5M5 5.5L4 4",
  hug: "M10 16.8s-6.6-4-6.6-8.6A3.5 3.5 0 0 1 10 6.6a3.5 3.5 0 0 1 6.6 1.6c0 4.6-6.6 8.6-6.6 8.6zM6.2 9.4c.9 1.9 2.1 2.8 3.8 2.8s2.9-.9 3.8-2.8",
  been_there: "M10 17.5s-5.5-4.7-5.5-9a5.5 5.5 0 0 1 11 0c0 4.3-5.5 9-5.5 9zM7.8 8.5l1.6 1.6 2.9-3.2",
  made_me_laugh:
    "M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15zM6 11c.6 2.3 2 3.5 4 3.5s3.4-1.2 4-3.5zM6 8l1.5-1L9 8M11 8l1.5-1L14 8",
};

/**
 * The reactions to a post or comment, each on or off by its own press: a small sign, with its word once somebody has
 * given it and where there is room. Submits `post` and either `put` or `takeBack` (a kind), so
 * that a press sent twice does not undo itself. Without scripts a plain form; with them the press shows at once.
 */
export function ReactionBar<S extends ReactionState>({
  action,
  fields,
  label,
  reactions,
}: {
  action: (state: S, form: FormData) => Promise<S>;
  /** Hidden fields: `post`, and what else the action wants. */
  fields: Record<string, string>;
  /** Names the group: "Reactions". */
  label: string;
  reactions: Reaction[];
}) {
  const [state, send] = useKeptAction(action, {} as S);
  const turn = useTurn(state);
  return (
    <form action={send} className="grid gap-1">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Presses label={label} reactions={reactions} />
      <p role="status" className="sr-only">
        <span key={turn}>{state.done}</span>
      </p>
      <p role="alert" className="text-sm font-semibold text-bad empty:hidden">
        {state.error}
      </p>
    </form>
  );
}

function Presses({ label, reactions }: { label: string; reactions: Reaction[] }) {
  const { pending, data } = useFormStatus();
  return (
    // A group, not a labelled form: that would be a landmark for each post.
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row in every browser
    <div role="group" aria-label={label} className="-ms-2 flex flex-wrap gap-0.5">
      {reactions.map(({ kind, label, count, mine }) => {
        const put = pending && data?.get("put") === kind;
        const takenBack = pending && data?.get("takeBack") === kind;
        const on = put || (mine && !takenBack);
        const shown = count + Number(on) - Number(mine);
        return (
          <button
            key={kind}
            type="submit"
            name={mine ? "takeBack" : "put"}
            value={kind}
            aria-pressed={on}
            title={label}
            className="group/press inline-flex min-h-11 min-w-11 items-center justify-center text-sm text-soft aria-pressed:font-semibold aria-pressed:text-tea-deep"
          >
            <span
              className={`inline-flex min-h-8 items-center gap-1.5 rounded-full border-[1.5px] transition-colors group-hover/press:border-tea group-hover/press:bg-tea-wash group-hover/press:text-ink group-aria-pressed/press:border-tea group-aria-pressed/press:bg-tea-wash ${shown > 0 ? "border-line px-2.5" : "border-transparent px-2"}`}
            >
              <Mark kind={kind} />
              <span className={shown > 0 ? "max-wide:sr-only" : "sr-only"}>{label}</span>
              {shown > 0 && <span className="tabular-nums">{shown}</span>}
            </span>
          </button>
        );
      })}
    </div>
  );
}

function Mark({ kind }: { kind: ReactionMark }) {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true" className="size-5 shrink-0">
      <path
        d={paths[kind]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
