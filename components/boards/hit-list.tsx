import { Link } from "#components/ui/link.tsx";
import { Time } from "#components/ui/time.tsx";
import { words } from "#lib/i18n/words.ts";
import { Writer } from "./writer.tsx";

type Piece = { text: string; found: boolean };
export type HitProps = {
  id: string;
  board: { id: string; name: string };
  post: string;
  comment: string | null;
  mood: "rah" | "argh" | null;
  title: Piece[];
  text: Piece[] | null;
  veil: string;
  lang: string;
  author: { id: string | null; name: string; photoUrl?: string | null };
  when: { iso: string; text: string };
};

/** What was found: where, by whom, when, and the words round it. */
export function HitList({ hits }: { hits: HitProps[] }) {
  return (
    <ul className="grid max-w-prose gap-4">
      {hits.map((hit) => (
        <Hit key={hit.id} hit={hit} />
      ))}
    </ul>
  );
}

function Hit({ hit }: { hit: HitProps }) {
  const t = words();
  const href = `/boards/${hit.board.id}/posts/${hit.post}${hit.comment ? `#c-${hit.comment}` : ""}`;
  const title = hit.title.map(({ text }) => text).join("");
  return (
    <li>
      <article className="grid gap-2 rounded-lg border border-line bg-card px-4 py-4 min-[24rem]:px-5">
        <h3 dir="auto" className="text-lg wrap-anywhere">
          <Link
            href={href}
            className="-my-2 py-2 text-tea underline decoration-1 underline-offset-4 hover:text-tea-deep"
          >
            {hit.comment ? (
              title ? (
                t("search.on", { title })
              ) : (
                t("search.comment")
              )
            ) : title ? (
              <Pieces pieces={hit.title} />
            ) : (
              t("search.post", { mood: hit.mood ?? "none" })
            )}
          </Link>
        </h3>
        {hit.text ? (
          <p dir="auto" lang={hit.lang || undefined} className="wrap-anywhere">
            <Pieces pieces={hit.text} />
          </p>
        ) : (
          <p className="text-soft italic">{t("search.veiled", { reason: hit.veil || "none" })}</p>
        )}
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-soft">
          <span className="font-semibold wrap-anywhere">
            <Writer {...hit.author} />
          </span>
          <Dot />
          <Time {...hit.when} />
          <Dot />
          <bdi className="wrap-anywhere">{hit.board.name}</bdi>
        </div>
      </article>
    </li>
  );
}

/** Between things in a line; on a phone each has a line of its own, and it would hang at the end. */
function Dot() {
  return (
    <span aria-hidden="true" className="max-sm:hidden">
      ·
    </span>
  );
}

/** React writes the pieces as text, whatever they hold; the marks round them are ours alone. */
function Pieces({ pieces }: { pieces: Piece[] }) {
  return pieces.map(({ text, found }, at) =>
    found ? (
      // The pieces of a text do not change while it is shown, so their place is their identity.
      // biome-ignore lint/suspicious/noArrayIndexKey: see above
      <mark key={at} className="rounded-xs bg-tea-wash px-0.5 text-inherit">
        {text}
      </mark>
    ) : (
      text
    ),
  );
}
