import { words } from "#lib/i18n/words.ts";

export type PostPicture = { id: string; src: string; alt: string; width: number; height: number };

/** The pictures of a post: one as wide as the words, more of them side by side. Behind a veil they are not fetched. */
export function PostPictures({ pictures }: { pictures: readonly PostPicture[] }) {
  if (pictures.length === 0) return null;
  const several = pictures.length > 1;
  return (
    <ul
      aria-label={words()("boardsWriting.pictures.of")}
      // Among a member's words, whose lists have dots.
      className={`grid max-w-prose list-none! gap-2 ps-0! ${several ? "grid-cols-2" : ""}`}
    >
      {pictures.map(({ id, src, alt, width, height }) => (
        <li key={id} className="min-w-0">
          {/* biome-ignore lint/performance/noImgElement: an image optimiser would keep a copy that anybody could ask for */}
          <img
            src={src}
            alt={alt}
            dir="auto"
            width={width}
            height={height}
            loading="lazy"
            decoding="async"
            className={`rounded-md border border-line bg-sunk ${several ? "aspect-square w-full object-cover" : "max-h-[70svh] w-auto"}`}
          />
        </li>
      ))}
    </ul>
  );
}
