import { Avatar } from "#components/ui/avatar.tsx";
import { Link } from "#components/ui/link.tsx";

/** Who wrote it: a face and a name that leads to their profile; a pen name leads nowhere. */
export function Writer({
  id,
  name,
  photoUrl,
  you,
}: {
  id: string | null;
  name: string;
  photoUrl?: string | null;
  /** "You", beside one's own pen name: one's own name one knows. */
  you?: string;
}) {
  if (id === null)
    return (
      <>
        <bdi className="italic">{name}</bdi>
        {you && <span className="font-normal"> ({you})</span>}
      </>
    );
  return (
    <span className="inline-flex items-center gap-2">
      <Avatar id={id} name={name} photoUrl={photoUrl} size="small" />
      <Link href={`/people/${id}`} className="no-underline underline-offset-4 hover:text-tea hover:underline">
        <bdi>{name}</bdi>
      </Link>
    </span>
  );
}
