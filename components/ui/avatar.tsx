import { initials, tintOf } from "./initials.ts";

const tints = {
  1: "bg-tint-1-wash text-tint-1",
  2: "bg-tint-2-wash text-tint-2",
  3: "bg-tint-3-wash text-tint-3",
  4: "bg-tint-4-wash text-tint-4",
  5: "bg-tint-5-wash text-tint-5",
  6: "bg-tint-6-wash text-tint-6",
};

const sizes = {
  small: { px: 32, box: "size-8 text-xs" },
  normal: { px: 40, box: "size-10 text-sm" },
  large: { px: 96, box: "size-24 text-2xl" },
};

/**
 * A photo, or initials on a tint that stays with the id. Decoration beside a written name: it has no text
 * of its own for screen readers. `empty` draws the dashed ring of somebody who might come.
 */
export function Avatar({
  id,
  name,
  photoUrl,
  size = "normal",
  empty = false,
}: {
  id: string;
  name: string;
  photoUrl?: string | null;
  size?: keyof typeof sizes;
  empty?: boolean;
}) {
  const { px, box } = sizes[size];
  const ring = empty ? "border-[1.5px] border-dashed border-edge text-soft" : tints[tintOf(id)];
  return (
    <span
      aria-hidden="true"
      className={`grid shrink-0 place-items-center overflow-hidden rounded-full leading-none font-bold select-none ${box} ${ring}`}
    >
      {photoUrl ? (
        // biome-ignore lint/performance/noImgElement: photos come from our own route, already the right size
        <img
          src={photoUrl}
          alt=""
          width={px}
          height={px}
          loading="lazy"
          decoding="async"
          className={`size-full object-cover ${empty ? "rounded-full p-0.5 opacity-80" : ""}`}
        />
      ) : (
        initials(name)
      )}
    </span>
  );
}
