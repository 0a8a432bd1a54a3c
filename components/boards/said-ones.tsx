"use client";

import { useState } from "react";
import { newAmong } from "./new-among.ts";

/**
 * See NewOnes.
 * @param ids of the others' posts or comments that are shown, in the order in which new ones come last
 * @param said what to say of one, of two, and so on; the last of so many and more
 */
export function SaidOnes({ ids, said }: { ids: string[]; said: string[] }) {
  const [heard, setHeard] = useState({ ids, text: "", turn: 0 });
  if (heard.ids.join() !== ids.join()) {
    const fresh = newAmong(heard.ids, ids);
    const text = said[Math.min(fresh, said.length) - 1] ?? "";
    setHeard({ ids, text, turn: heard.turn + 1 });
  }
  return (
    <div aria-live="polite" className="sr-only">
      {heard.text && <p key={heard.turn}>{heard.text}</p>}
    </div>
  );
}
