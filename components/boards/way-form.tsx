"use client";

import { useFormStatus } from "react-dom";
import { useKeptAction, useTurn } from "#components/ui/kept-action.ts";

type Way = "follow" | "mute";
type Texts = Record<"label" | Way | "nobody", string> & { says: Record<Way | "none", string> };
type WayState = { done?: string; error?: string };

/**
 * Following or muting a thread; pressed again, it is as it comes. Submits `way`, which says what it is to be, so that a
 * press sent twice does not undo itself. Without scripts a plain form; with them the press shows at once.
 */
export function WayForm<S extends WayState>({
  action,
  fields,
  way,
  texts,
}: {
  action: (state: S, form: FormData) => Promise<S>;
  fields: Record<string, string>;
  way: Way | null;
  texts: Texts;
}) {
  const [state, send] = useKeptAction(action, {} as S);
  const turn = useTurn(state);
  return (
    <form id="follow" action={send} className="grid gap-1.5">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Presses way={way} texts={texts} />
      <p role="status" className="sr-only">
        <span key={turn}>{state.done}</span>
      </p>
      <p role="alert" className="text-sm font-semibold text-bad empty:hidden">
        {state.error}
      </p>
    </form>
  );
}

function Presses({ way, texts }: { way: Way | null; texts: Texts }) {
  const { pending, data } = useFormStatus();
  const sent = pending ? data?.get("way") : way;
  const now = sent === "follow" || sent === "mute" ? sent : "none";
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a row in every browser */}
      <div role="group" aria-label={texts.label} className="flex flex-wrap gap-1.5">
        {(["follow", "mute"] as const).map((each) => (
          <button
            key={each}
            type="submit"
            name="way"
            value={way === each ? "none" : each}
            aria-pressed={now === each}
            className="inline-flex min-h-11 items-center rounded-full border-[1.5px] border-line px-4 text-sm text-soft transition-colors hover:border-tea hover:bg-tea-wash hover:text-ink aria-pressed:border-tea aria-pressed:bg-tea-wash aria-pressed:font-semibold aria-pressed:text-tea-deep"
          >
            {texts[each]}
          </button>
        ))}
      </div>
      <p className="text-sm text-soft">
        {texts.says[now]} {texts.nobody}
      </p>
    </>
  );
}
