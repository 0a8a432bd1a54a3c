import { Avatar } from "#components/ui/avatar.tsx";
import { buttonClass } from "#components/ui/button-class.ts";
import { Link } from "#components/ui/link.tsx";

export type WhoPerson = {
  id: string;
  name: string;
  /** What is written in place of the name: "Mina Rahman (you)". */
  written?: string;
  /** Their page; left out when there is none to see. */
  href?: string;
  photoUrl?: string | null;
  kind: "going" | "might" | "if";
  /** "might", "there now": stands after the name. */
  status?: string;
  here?: boolean;
  /** "there from 11:15 · “in pyjamas, sorry”". */
  note?: string;
};

/** More than these would push the rest of the page out of sight. */
const AT_ONCE = 12;

/** Who is coming, with what they said; of a crowd the first dozen, and the others behind `more` ("28 more"). */
export function Who({
  people,
  label,
  more,
}: {
  people: WhoPerson[];
  label: string;
  more: (count: number) => string;
}) {
  // One or two left over are no reason to hide them.
  const shown = people.length > AT_ONCE + 2 ? people.slice(0, AT_ONCE) : people;
  const rest = people.slice(shown.length);
  if (rest.length === 0) return <People people={shown} label={label} />;
  return (
    <div>
      <People people={shown} label={label} />
      <details>
        <summary className={`${buttonClass({ variant: "quiet", size: "small" })} -ms-3.5`}>
          {more(rest.length)}
        </summary>
        <People people={rest} label={more(rest.length)} />
      </details>
    </div>
  );
}

/** Those who might have a dashed ring, as their saucer has. */
function People({ people, label }: { people: WhoPerson[]; label: string }) {
  return (
    <ul aria-label={label} className="grid gap-x-6">
      {people.map((person) => (
        <li key={person.id} className="flex items-start gap-3 py-1.5">
          <Avatar
            id={person.id}
            name={person.name}
            photoUrl={person.photoUrl}
            empty={person.kind !== "going"}
          />
          <div className="min-w-0 self-center">
            <p className="leading-snug wrap-anywhere">
              {person.href ? (
                <Link href={person.href} className="py-3 no-underline hover:text-tea hover:underline">
                  <bdi>{person.written ?? person.name}</bdi>
                </Link>
              ) : (
                <bdi>{person.written ?? person.name}</bdi>
              )}
              {person.status && (
                <span className={person.here ? "ms-2 font-semibold text-on" : "ms-1.5 text-soft"}>
                  {person.status}
                </span>
              )}
            </p>
            {person.note && (
              <p className="text-sm text-soft wrap-anywhere">
                <bdi>{person.note}</bdi>
              </p>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
