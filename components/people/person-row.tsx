import { Avatar } from "#components/ui/avatar.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Link } from "#components/ui/link.tsx";

export type PersonRowProps = {
  id: string;
  name: string;
  href: string;
  photoUrl?: string | null;
  /** Their line about themselves: "Subtitler, German and Danish". */
  line?: string;
  /** Crafts and languages; the first four show. */
  tags?: string[];
  /** "Organiser", "You". */
  role?: string;
};

/** A member in a list. The name is the link and its target covers the row. */
export function PersonRow({ id, name, href, photoUrl, line, tags = [], role }: PersonRowProps) {
  return (
    <li className="relative flex gap-3.5 rounded-lg border border-line bg-card p-4 transition-colors hover:border-edge">
      <Avatar id={id} name={name} photoUrl={photoUrl} />
      <div className="grid min-w-0 flex-1 content-start gap-1">
        <p className="flex flex-wrap items-baseline gap-x-2 leading-snug">
          <Link
            href={href}
            className="font-semibold wrap-anywhere no-underline after:absolute after:inset-0 after:rounded-lg hover:text-tea"
          >
            <bdi>{name}</bdi>
          </Link>
          {role && <Badge text={role} tone="tea" />}
        </p>
        {line && (
          <p className="line-clamp-2 text-sm text-soft wrap-anywhere">
            <bdi>{line}</bdi>
          </p>
        )}
        {tags.length > 0 && (
          <div className="mt-1 flex flex-wrap gap-1.5">
            {tags.slice(0, 4).map((tag) => (
              <Badge key={tag} text={tag} />
            ))}
          </div>
        )}
      </div>
    </li>
  );
}

/** The grid that people stand in. */
export function PeopleList({ people }: { people: PersonRowProps[] }) {
  return (
    <ul className="grid gap-3 wide:grid-cols-2">
      {people.map((person) => (
        <PersonRow key={person.id} {...person} />
      ))}
    </ul>
  );
}
