import { entryDate, type Plan } from "./plan.ts";
import type { Slot } from "./series-rules.ts";

/**
 * Sixteen hex digits that are the same as long as the plan is: version, rules, places, times and dates, but not
 * answers, because an answer that comes between preview and apply changes nothing that was read. It guards
 * against surprise, not against attack.
 */
export function planFingerprint(plan: Plan): string {
  const slot = ({ local, minutes, placeId, zone }: Slot) => [local, minutes, placeId, zone];
  const entries = plan.entries.map((entry) => {
    const date = entryDate(entry);
    // By its original start and not its id: laying out more dates in between changes nothing that was read.
    const which = [entry.kind, date?.originalLocal ?? null, date?.skipped ?? false];
    return [
      ...which,
      slot(entry.kind === "added" ? entry.after : entry.before),
      entry.kind === "moved" && slot(entry.after),
    ];
  });
  const rules = plan.rules.map(({ fromDate, kind, rrule, start, ...rest }) => [
    fromDate,
    kind,
    rrule,
    slot({ ...rest, local: start }),
  ]);
  return fnv1a(JSON.stringify([plan.version, plan.from, rules, entries]));
}

/** FNV-1a, 64 bit, over UTF-16 units. */
function fnv1a(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let at = 0; at < text.length; at++) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(at))) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, "0");
}
