import { initials } from "#components/ui/initials.ts";
import { Cup } from "./cup.tsx";
import { MOST_SEATS, moreSeat, seatsFor } from "./seats.ts";
import { MenuCard, Spoon } from "./table-things.tsx";
import { TableTop } from "./table-top.tsx";

export type TablePerson = {
  id: string;
  name: string;
  /** What stands in the cup: "You"; from the name when left out. */
  initials?: string;
  photoUrl?: string | null;
  kind: "going" | "might";
  /** There now: their cup steams. */
  here?: boolean;
  you?: boolean;
};

/**
 * The picture of the product: a café table from above, a cup for each person going, an empty saucer for
 * each who might. `people` in the order of answering, so that nobody's seat moves when others come;
 * `guests` are cups without names, for visitors. `label` says the same in words. `card` is the little card
 * in the middle ("11–12", "no one has to"). "small" (lists, letters) leaves out letters.
 */
export function Table({
  people = [],
  guests,
  card,
  label,
  size = "full",
}: {
  people?: TablePerson[];
  guests?: { going: number; might: number };
  card?: { top: string; bottom?: string };
  label: string;
  size?: "full" | "small";
}) {
  const all = [...people, ...anonymous(guests)];
  const { shown, more } = seated(all);
  const seats = seatsFor(shown.map(({ id }) => id).concat(Array(more).fill("")));
  const bare = size === "small";
  return (
    <svg
      viewBox="-156 -156 312 324"
      role="img"
      aria-label={label}
      className={`drawn block h-auto w-full ${bare ? "max-w-24" : "max-w-84 wide:max-w-md"}`}
    >
      <TableTop plain={bare} />
      {card && !bare && <MenuCard {...card} shrink={all.length > 14} />}
      {all.length === 0 && !bare && <Spoon />}
      {shown.map(({ id, initials: letters, ...person }, i) => {
        const seat = seats[i];
        const label = letters ?? initials(person.name);
        return seat && <Cup key={id} seat={seat} label={label} bare={bare} {...person} />;
      })}
      {more > 0 && <Cup seat={moreSeat()} label={`+${more}`} kind="going" />}
    </svg>
  );
}

/** Those there is a seat for: going before might, and always you; back in the order they came. */
function seated(all: TablePerson[]) {
  const rank = (p: TablePerson) => (p.you ? 0 : p.here ? 1 : p.kind === "going" ? 2 : 3);
  const chosen = new Set([...all].sort((a, b) => rank(a) - rank(b)).slice(0, MOST_SEATS));
  return { shown: all.filter((p) => chosen.has(p)), more: all.length - chosen.size };
}

function anonymous(guests = { going: 0, might: 0 }): TablePerson[] {
  const some = (kind: "going" | "might") =>
    Array.from({ length: guests[kind] }, (_, i) => ({ id: `guest ${kind} ${i}`, name: "", kind }));
  return [...some("going"), ...some("might")];
}
