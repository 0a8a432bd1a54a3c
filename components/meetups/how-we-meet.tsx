import type { RuleView } from "#lib/meetups/series-queries.ts";
import { RuleWords } from "./rule-words.tsx";

type Series = { id: string; name: string; rule: RuleView | null };

/** The standing patterns of the group, each with its name. */
export function HowWeMeet({ series }: { series: Series[] }) {
  return (
    <ul className="grid gap-5">
      {series.map(({ id, name, rule }) => (
        <li key={id}>
          <h3 dir="auto" className="text-lg">
            {name}
          </h3>
          {rule && <RuleWords rule={rule} />}
        </li>
      ))}
    </ul>
  );
}
