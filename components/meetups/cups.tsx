/** A row of tiny cups for lists: five at most, and of more than five the first three and a number. `label` says it in words ("3 going"). */
export function Cups({ going, might = 0, label }: { going: number; might?: number; label: string }) {
  const room = going + might > 5 ? 3 : 5;
  const cups = Math.min(going, room);
  const saucers = Math.min(might, room - cups);
  const more = going + might - cups - saucers;
  return (
    <span role="img" aria-label={label} className="drawn flex shrink-0 items-center">
      {Array.from({ length: cups + saucers }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: nameless cups have nothing else
        <svg key={i} viewBox="-10 -10 20 20" aria-hidden="true" className="size-5.5 not-first:-ms-1.5">
          <circle
            r="9.2"
            fill={i < cups ? "var(--china)" : "var(--card)"}
            stroke={i < cups ? "var(--china-line)" : "var(--edge)"}
            strokeDasharray={i < cups ? undefined : "2.5 2.3"}
          />
          {i < cups && <circle r="5.6" fill="var(--coffee)" stroke="var(--crema)" strokeWidth=".8" />}
        </svg>
      ))}
      {more > 0 && <span className="ms-1.5 text-sm font-semibold text-soft">+{more}</span>}
    </span>
  );
}
