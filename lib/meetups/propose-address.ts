import type { ProposalView } from "./proposal-queries.ts";
import { valuesOf } from "./read-change.ts";
import type { WantedChange } from "./wanted-change.ts";

/** Where a proposal is amended: the form, filled in with what it wants. */
export function proposeAddress({
  id,
  series,
  wanted,
}: Pick<ProposalView, "id" | "series" | "wanted">): string {
  const query = new URLSearchParams({ amends: id });
  for (const [name, value] of Object.entries(wanted ? fieldsOf(wanted) : {}))
    for (const each of [value].flat()) query.append(name, each);
  return `/series/${series.id}/propose?${query}`;
}

/** A wanted change as the fields of its form. */
function fieldsOf(wanted: WantedChange): Record<string, string | string[]> {
  if (wanted.what !== "pattern") return wanted;
  const { from, zone, what: _, ...rest } = wanted;
  return valuesOf({ from, zone, kind: "dates", until: null, ...rest }, { from, zone });
}
