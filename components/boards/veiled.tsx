import type { ReactNode } from "react";
import { words } from "#lib/i18n/words.ts";

/** Words behind a veil with its reason on it, drawn aside by a tap; without scripts too. */
export function Veiled({ reason, children }: { reason: string; children: ReactNode }) {
  const t = words();
  return (
    <details className="group/veil">
      <summary className="grid min-h-12 cursor-pointer list-none gap-0.5 rounded-md border-[1.5px] border-dashed border-edge bg-sunk px-4 py-3 hover:border-tea hover:bg-tea-wash [&::-webkit-details-marker]:hidden">
        <span className="font-semibold">{t("boardPosts.veiled", { reason })}</span>
        <span className="text-sm text-soft group-open/veil:hidden">{t("boardPosts.tapToRead")}</span>
      </summary>
      <div className="pt-3">{children}</div>
    </details>
  );
}
