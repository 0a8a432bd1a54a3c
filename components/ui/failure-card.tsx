"use client";

import { buttonClass } from "./button-class.ts";
import { failureWords } from "./failure-words.tsx";

/**
 * What stands in place of a page that failed: what to do, and the number under which the log has it. Its links load
 * whole pages: what is broken may be what would else bring the next one.
 */
export function FailureCard({ error, retry }: { error: unknown; retry: () => void }) {
  const words = failureWords();
  const number = (error as { digest?: string } | null)?.digest;
  return (
    <main className="mx-auto grid min-h-svh max-w-prose content-center justify-items-center gap-4 px-5 py-10 text-center">
      <title>{words?.title}</title>
      <svg viewBox="0 0 120 120" width="120" height="120" aria-hidden="true">
        <circle cx="60" cy="60" r="54" fill="var(--rim)" />
        <circle cx="60" cy="60" r="48" fill="var(--wood)" />
        <circle cx="60" cy="60" r="17" fill="var(--saucer)" stroke="var(--saucer-line)" />
        <circle cx="60" cy="60" r="11" fill="var(--china)" />
      </svg>
      <h1 className="text-3xl">{words?.title}</h1>
      <p className="text-pretty">{words?.text}</p>
      <p className="flex flex-wrap justify-center gap-2">
        <button type="button" onClick={() => retry()} className={buttonClass({ variant: "primary" })}>
          {words?.again}
        </button>
        <a href="/" className={buttonClass({ variant: "quiet" })}>
          {words?.home}
        </a>
      </p>
      {number && <p className="text-sm text-soft">{words?.number.replace("…", number)}</p>}
    </main>
  );
}
