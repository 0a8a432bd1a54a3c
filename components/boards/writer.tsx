import type { ReactNode } from "react";
import { Avatar } from "#components/ui/avatar.tsx";
import { Link } from "#components/ui/link.tsx";

/** Who wrote it: a face and a name that leads to their profile; a pen name leads nowhere. */
export function Writer({
  id,
  name,
  photoUrl,
  you,
  below,
}: {
  id: string | null;
  name: string;
  photoUrl?: string | null;
  /** "You", beside one's own pen name: one's own name one knows. */
  you?: string;
  /** On a line of its own under the name: when. */
  below?: ReactNode;
}) {
  return (
    <span className={`inline-flex min-w-0 gap-2.5 text-start ${below ? "items-start" : "items-center"}`}>
      {id === null ? (
        <Nib />
      ) : (
        <Avatar id={id} name={name} photoUrl={photoUrl} size={below ? "normal" : "small"} />
      )}
      <span className="grid min-w-0">
        <span className="leading-6 font-semibold wrap-anywhere text-ink">
          {id === null ? (
            <>
              <bdi className="italic">{name}</bdi>
              {you && <span className="font-normal"> ({you})</span>}
            </>
          ) : (
            <Link
              href={`/people/${id}`}
              className="inline-block no-underline underline-offset-4 hover:text-tea hover:underline"
            >
              <bdi>{name}</bdi>
            </Link>
          )}
        </span>
        {below}
      </span>
    </span>
  );
}

/** In place of a face. */
function Nib() {
  return (
    <span
      aria-hidden="true"
      className="grid size-10 shrink-0 place-items-center rounded-full border-[1.5px] border-dashed border-edge text-soft"
    >
      <svg
        viewBox="0 0 20 20"
        aria-hidden="true"
        className="size-5"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
      >
        <path
          d="M10 2.5l4 7-2.600 5h-2.800L6 9.500zM10 2.500v6M8.200 17.500h3.600"
          strokeLinejoin="round"
          strokeLinecap="round"
        />
        <circle cx="10" cy="9.500" r="1.200" />
      </svg>
    </span>
  );
}
