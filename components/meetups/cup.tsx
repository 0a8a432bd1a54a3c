import type { Seat } from "./seats.ts";

/** A cup on its saucer, seen from above; or the empty saucer of somebody who might come. */
export function Cup({
  seat,
  label,
  name,
  kind,
  photoUrl,
  here = false,
  you = false,
  bare = false,
}: {
  seat: Seat;
  /** Initials, "You" or "+16"; nothing for a guest. */
  label: string;
  /** Shown on hover. */
  name?: string;
  kind: "going" | "might";
  photoUrl?: string | null;
  here?: boolean;
  you?: boolean;
  /** No letters and no steam, for small drawings. */
  bare?: boolean;
}) {
  const empty = kind === "might";
  const brim = seat.scale < 0.7 ? 22 : seat.scale < 1 ? 20 : 17.5;
  const edge = you ? "var(--tea)" : empty ? "var(--saucer-line)" : "var(--china-line)";
  return (
    <g transform={`translate(${seat.x} ${seat.y}) scale(${seat.scale})`}>
      {name && <title>{name}</title>}
      {!empty && <circle cx="2" cy="5" r="30.5" fill="var(--shade)" fillOpacity=".18" />}
      <circle
        r="30"
        fill={empty ? "var(--saucer)" : "var(--china)"}
        fillOpacity={empty ? 0.8 : 1}
        stroke={edge}
        strokeWidth={you ? 3 : empty ? (bare ? 4 : 1.8) : 1.2}
        strokeDasharray={empty ? "5 4.5" : undefined}
      />
      {empty ? (
        <circle r="14" fill="none" stroke="var(--saucer-line)" strokeOpacity={bare || !label ? 0.6 : 0} />
      ) : (
        <Drink turn={seat.turn} photoUrl={photoUrl} brim={brim} />
      )}
      {here && !bare && <Steam />}
      {!bare && label && (!photoUrl || empty) && (
        <text
          textAnchor="middle"
          dominantBaseline="central"
          className="font-sans font-bold"
          fontSize={(brim * 1.65) / Math.max(2, [...label].length * 0.86)}
          fill={empty ? "var(--ink)" : "var(--on-coffee)"}
        >
          {label}
        </text>
      )}
    </g>
  );
}

/** `brim` is the radius of the coffee: small cups have more of it, so that letters stay readable. */
function Drink({ turn, photoUrl, brim }: { turn: number; photoUrl?: string | null; brim: number }) {
  const handle = "M18-6.5c14-5 14 18 0 13";
  return (
    <>
      <circle r="26" fill="none" stroke="var(--china-line)" strokeOpacity=".45" />
      <g transform={`rotate(${turn})`}>
        <path d={handle} fill="none" stroke="var(--china-line)" strokeWidth="6.5" />
        <path d={handle} fill="none" stroke="var(--china)" strokeWidth="4" />
      </g>
      <circle cx="1" cy="2.5" r={brim + 3.5} fill="var(--shade)" fillOpacity=".12" />
      <circle r={brim + 3.5} fill="var(--china)" stroke="var(--china-line)" />
      <circle r={brim} fill="var(--coffee)" stroke="var(--crema)" strokeWidth="1.5" />
      {photoUrl ? (
        <image
          href={photoUrl}
          x={-brim}
          y={-brim}
          width={brim * 2}
          height={brim * 2}
          preserveAspectRatio="xMidYMid slice"
          className="[clip-path:circle(50%)]"
        />
      ) : (
        <path
          d="M-12.5-6.5A14 14 0 0 1-2-13.9"
          fill="none"
          stroke="var(--crema)"
          strokeWidth="2"
          strokeLinecap="round"
        />
      )}
    </>
  );
}

function Steam() {
  const wisps = "M-9-13c-6-7 5-12 0-20s3-9 1-14M0-16c-6-7 5-12 0-20s4-11 1-18M9-13c-6-7 5-12 0-20s3-9 1-14";
  return (
    <g fill="none" strokeLinecap="round" className="steam">
      <path d={wisps} stroke="var(--shade)" strokeOpacity=".22" strokeWidth="5" />
      <path d={wisps} stroke="var(--steam)" strokeWidth="2.8" />
    </g>
  );
}
