import { TextLink } from "#components/ui/text-link.tsx";
import type { RuleView } from "#lib/meetups/series-queries.ts";
import { RuleWords } from "./rule-words.tsx";

type Series = { id: string; name: string; rule: RuleView | null };

/** The standing patterns of the group, each with its name. @param linked members reach the series' own page */
export function HowWeMeet({ series, linked = false }: { series: Series[]; linked?: boolean }) {
  return (
    <ul className="grid gap-5">
      {series.map(({ id, name, rule }) => (
        <li key={id}>
          <h3 dir="auto" className="text-lg">
            {linked ? <TextLink href={`/series/${id}`}>{name}</TextLink> : name}
          </h3>
          {rule && <RuleWords rule={rule} />}
        </li>
      ))}
    </ul>
  );
}
