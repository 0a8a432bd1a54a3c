import type { ReactNode } from "react";

const looks = {
  good: { box: "border-on bg-on-wash", mark: "text-on", path: "M4 10.5l4 4 8-9" },
  bad: { box: "border-bad bg-bad-wash", mark: "text-bad", path: "M10 4v8m0 3.5v.5" },
  note: { box: "border-tea bg-tea-wash", mark: "text-tea", path: "M10 9v7m0-11.5v.5" },
};

/**
 * What happened, in words, where it happened. "bad" interrupts a screen reader; the others wait their turn.
 * Children are what can be done about it: an undo form, a link.
 */
export function Notice({
  tone = "note",
  title,
  text,
  children,
}: {
  tone?: keyof typeof looks;
  title?: string;
  text: ReactNode;
  children?: ReactNode;
}) {
  const { box, mark, path } = looks[tone];
  return (
    <div
      role={tone === "bad" ? "alert" : "status"}
      className={`flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md border-s-[0.35rem] px-4 py-3 text-ink ${box}`}
    >
      <div className="flex min-w-0 flex-1 basis-64 gap-3">
        <svg viewBox="0 0 20 20" aria-hidden="true" className={`mt-[0.2em] size-5 shrink-0 ${mark}`}>
          <path d={path} fill="none" stroke="currentColor" strokeWidth="2.6" strokeLinecap="round" />
        </svg>
        <div className="min-w-0">
          {title && <p className="font-semibold">{title}</p>}
          <div>{text}</div>
        </div>
      </div>
      {children}
    </div>
  );
}
