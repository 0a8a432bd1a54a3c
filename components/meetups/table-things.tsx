/** The little card in the middle that says when. Long words are set smaller. */
export function MenuCard({ top, bottom, shrink }: { top: string; bottom?: string; shrink: boolean }) {
  const size = Math.min(17, 120 / Math.max(top.length, 5));
  const fine = Math.min(10.5, 125 / Math.max(bottom?.length ?? 0, 8));
  return (
    <g transform={`rotate(-8) scale(${shrink ? 0.92 : 1.12})`} textAnchor="middle">
      <rect x="-34" y="-19" width="70" height="46" rx="5" fill="var(--shade)" fillOpacity=".2" />
      <rect
        x="-36"
        y="-23"
        width="72"
        height="46"
        rx="5"
        fill="var(--menu-card)"
        stroke="var(--china-line)"
      />
      <text
        y={bottom ? -1 : 6}
        fontSize={size}
        fontWeight="600"
        className="font-display [unicode-bidi:plaintext]"
        fill="var(--menu-ink)"
      >
        {top}
      </text>
      {bottom && (
        <text y="14" fontSize={fine} className="font-sans [unicode-bidi:plaintext]" fill="var(--menu-soft)">
          {bottom}
        </text>
      )}
    </g>
  );
}

/** What lies on an empty table: a clean spoon. */
export function Spoon() {
  return (
    <g transform="translate(66 -34) rotate(34)">
      <path d="M2 4v42" stroke="var(--shade)" strokeOpacity=".2" strokeWidth="4" strokeLinecap="round" />
      <path d="M0 0v42" stroke="var(--china-line)" strokeWidth="4" strokeLinecap="round" />
      <ellipse cy="-8" rx="7.5" ry="11" fill="var(--china)" stroke="var(--china-line)" strokeWidth="1.5" />
    </g>
  );
}
