export type OverlapPerson = {
  id: string;
  name: string;
  /** Minutes after the meetup begins. */
  from: number;
  to: number;
  you?: boolean;
};

/**
 * Who is there when: a bar for each person, and behind them the time when all are there together. `label`
 * says the same in words. Best with two to eight people; show nothing when everybody is there throughout.
 */
export function Overlap({
  people,
  minutes,
  ticks,
  label,
}: {
  people: OverlapPerson[];
  /** How long the meetup is. */
  minutes: number;
  /** Marks along the bottom: { at: 15, text: "11:15" }. */
  ticks: { at: number; text: string }[];
  label: string;
}) {
  const x = (minute: number) => 92 + (Math.min(Math.max(minute, 0), minutes) / minutes) * 248;
  const from = Math.max(...people.map((p) => p.from));
  const to = Math.min(...people.map((p) => p.to));
  const floor = people.length * 25 + 3;
  return (
    <svg
      viewBox={`0 0 344 ${floor + 22}`}
      role="img"
      direction="ltr"
      aria-label={label}
      className="drawn block h-auto w-full max-w-md"
    >
      {people.length > 1 && to > from && (
        <rect x={x(from)} width={x(to) - x(from)} height={floor} rx="7" fill="var(--on-wash)" />
      )}
      {people.map((person, i) => (
        <g key={person.id} transform={`translate(0 ${i * 25 + 5})`}>
          <text y="13" fontSize="14" className="font-sans font-semibold" fill="var(--soft)">
            {shorten(person.name)}
          </text>
          <rect
            x={x(person.from)}
            width={Math.max(x(person.to) - x(person.from), 8)}
            height="17"
            rx="8.5"
            fill={person.you ? "var(--tea)" : "var(--crema)"}
          />
        </g>
      ))}
      {ticks.map(({ at, text }) => (
        <text
          key={at}
          x={x(at)}
          y={floor + 17}
          fontSize="13.5"
          textAnchor={at <= 0 ? "start" : at >= minutes ? "end" : "middle"}
          className="font-sans"
          fill="var(--soft)"
        >
          {text}
        </text>
      ))}
    </svg>
  );
}

function shorten(name: string): string {
  const letters = [...name];
  return letters.length > 11 ? `${letters.slice(0, 10).join("")}…` : name;
}
