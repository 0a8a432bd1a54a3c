/** The places of the bars. `sign-in` and `first-visit` are a visitor's. */
export type Place = "meetups" | "boards" | "people" | "you" | "first-visit" | "sign-in";

const paths: Record<Place, string> = {
  meetups:
    "M5 9h11v5a5 5 0 0 1-5 5h-1a5 5 0 0 1-5-5zM16 10.5h1.5a2.5 2.5 0 0 1 0 5H16M8 6c0-1.5 1-1.5 1-3M12 6c0-1.5 1-1.5 1-3",
  boards: "M5 4h14v12h-8l-5 4v-4H5zM9 8.5h6M9 12h4",
  people:
    "M9 11a3.2 3.2 0 1 0 0-6.4A3.2 3.2 0 0 0 9 11zM3.5 19c0-3 2.4-5 5.5-5s5.5 2 5.5 5M16 11a2.6 2.6 0 1 0-.8-5M17 14.2c2.1.4 3.5 2.1 3.5 4.8",
  you: "M12 12a3.6 3.6 0 1 0 0-7.2 3.6 3.6 0 0 0 0 7.2zM5 20c0-3.6 3-5.6 7-5.6s7 2 7 5.6",
  "first-visit": "M6 20V4h10v16M4 20h16M13 12v.5",
  "sign-in": "M13 4h6v16h-6M4 12h10M10.5 8l4 4-4 4",
};

/** A line drawing beside a word, never alone. */
export function PlaceIcon({ place }: { place: Place }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className="size-6">
      <path
        d={paths[place]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.7"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

/** The mark of the product: a cup of coffee seen from above. */
export function CupMark() {
  return (
    <svg viewBox="-16 -16 32 32" aria-hidden="true" className="drawn size-8 shrink-0">
      <circle r="15" fill="var(--china)" stroke="var(--china-line)" />
      <circle r="9.5" fill="var(--coffee)" stroke="var(--crema)" />
      <path
        d="M-3 2.5c2-6 6-3 4-8"
        fill="none"
        stroke="var(--china)"
        strokeWidth="1.7"
        strokeLinecap="round"
      />
    </svg>
  );
}
