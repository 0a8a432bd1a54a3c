import type { LiveState } from "#lib/meetups/rules.ts";

export type { LiveState };

const looks: Record<LiveState, string> = {
  "open-table": "bg-tea-wash text-ink",
  "someones-going": "bg-tea-wash text-tea-deep",
  "its-on": "bg-on-wash text-on",
  "people-are-there": "bg-on-wash text-on",
  happened: "bg-sunk text-soft",
  quiet: "bg-sunk text-soft",
  cancelled: "bg-bad-wash text-bad",
};

/** The live state of a meetup, by word, shape and colour. `small` for lists. */
export function StatePill({
  state,
  text,
  small = false,
}: {
  state: LiveState;
  text: string;
  small?: boolean;
}) {
  const size = small ? "gap-1.5 py-0.5 ps-2 pe-2.5 text-xs" : "gap-2 py-1.5 ps-3 pe-4 text-sm";
  return (
    <span
      className={`inline-flex items-center justify-self-start rounded-full font-semibold ${size} ${looks[state]}`}
    >
      <svg viewBox="-8 -8 16 16" aria-hidden="true" className="size-[0.95em] shrink-0 overflow-visible">
        <Mark state={state} />
      </svg>
      {text}
    </span>
  );
}

/** The state by its shape. */
export function Mark({ state }: { state: LiveState }) {
  const line = { fill: "none", stroke: "currentColor", strokeWidth: 2.4, strokeLinecap: "round" } as const;
  if (state === "open-table") return <circle r="6" {...line} strokeDasharray="3 3.3" />;
  if (state === "someones-going") {
    return (
      <>
        <circle r="6" {...line} />
        <path d="M0-6a6 6 0 0 0 0 12z" fill="currentColor" />
      </>
    );
  }
  if (state === "people-are-there") {
    return (
      <>
        <circle r="4.2" fill="currentColor" />
        <circle r="7.4" {...line} strokeWidth="1.8" className="breathe" />
      </>
    );
  }
  if (state === "happened") return <path d="M-6 0l4 4.5 8-9" {...line} />;
  if (state === "quiet") return <path d="M-5 0h10" {...line} />;
  if (state === "cancelled") return <path d="M-5-5l10 10m0-10l-10 10" {...line} />;
  return <circle r="6" fill="currentColor" />;
}
