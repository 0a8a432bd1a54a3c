import { Link } from "#components/ui/link.tsx";

/** When something was said, and small remarks beside it ("edited"); quiet, under its writer's name. */
export function When({
  iso,
  text,
  notes = [],
  href,
}: {
  iso: string;
  text: string;
  notes?: string[];
  /** What the time leads to. */
  href?: string | undefined;
}) {
  const time = <time dateTime={iso}>{text}</time>;
  return (
    <span className="flex flex-wrap gap-x-1.5 text-sm font-normal text-soft">
      {href ? (
        <Link
          href={href}
          className="-my-2 py-2 underline decoration-transparent underline-offset-4 hover:decoration-current"
        >
          {time}
        </Link>
      ) : (
        time
      )}
      {notes.map((note) => (
        <span key={note}>
          <span aria-hidden="true">· </span>
          <bdi>{note}</bdi>
        </span>
      ))}
    </span>
  );
}
