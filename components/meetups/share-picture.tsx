import { Mark } from "#components/ui/state-pill.tsx";
import { drawable, type Face, linesOf, widthOf } from "#lib/drawing/lettering.ts";
import type { LiveState } from "#lib/meetups/rules.ts";
import { Table } from "./table.tsx";

export const SHARE_SIZE = { width: 1200, height: 630 } as const;

/** What is written beside the table; what is empty is left out. */
type Said = {
  state: LiveState | null;
  stateText: string;
  heading: string;
  name: string;
  place: string;
  date: string;
  count: string;
  group: string;
};

/** Where the words stand, and how wide they may be. */
const LEFT = 590;
const WIDTH = 560;

/**
 * A date as the picture that messengers show under its address: the same table as on the page, without a name, and when,
 * where and how it stands. Read at the size of a stamp too, so there is little on it and that is large.
 */
export function SharePicture({
  said,
  guests,
  label,
}: {
  said: Said;
  guests: { going: number; might: number };
  label: string;
}) {
  const { pill, rows } = placed(said);
  return (
    <svg {...SHARE_SIZE} viewBox="0 0 1200 630" role="img" aria-label={label}>
      <rect width="1200" height="630" fill="var(--paper)" />
      <rect y="616" width="1200" height="14" fill="var(--tea)" />
      <svg x="42" y="52" width="500" height="520" aria-hidden="true">
        <Table guests={guests} label={label} />
      </svg>
      {said.state && <Pill state={said.state} text={said.stateText} y={pill} />}
      {rows.map(({ text, y, look, size }) => (
        <text key={y} x={LEFT} y={y} fontSize={size} {...looks[look]}>
          {text}
        </text>
      ))}
    </svg>
  );
}

const looks = {
  heading: { className: "font-display", fill: "var(--ink)" },
  name: { className: "font-display", fill: "var(--tea)" },
  group: { className: "font-display", fill: "var(--tea)" },
  strong: { className: "font-sans font-bold", fill: "var(--ink)" },
  soft: { className: "font-sans", fill: "var(--soft)" },
} as const;

/** How far below the row before it a text begins, in its own size. */
const steps = { heading: 1, name: 1.7, group: 0, strong: 1.8, soft: 1.65 } as const;

type Row = { text: string; size: number; look: keyof typeof looks };
const PILL_ROOM = 80;
/** What is higher is set closer. */
const MOST_HIGH = 470;

/** From top to bottom, the whole in the middle of the height that the group's name at the foot leaves. */
function placed({ state, heading, name, place, date, count, group }: Said) {
  const rows = [
    ...headingRows(heading, name ? [60, 52] : [78, 68, 58]),
    ...broken(name, "name", 38, 2),
    ...broken(place, "soft", 34, name ? 1 : 2),
    ...broken(date, "soft", 34, 1),
    ...broken(count, "strong", 34, 1),
  ];
  const height = rows.reduce((sum, { step }) => sum + step, state ? PILL_ROOM : 0);
  const top = Math.max(44, (530 - height) / 2);
  const closer = Math.min(1, MOST_HIGH / height);
  let y = top + (state ? PILL_ROOM : 0);
  const stood = rows.map(({ step, ...row }) => {
    y += step * closer;
    return { ...row, y };
  });
  const foot = broken(group, "group", 32, 1).map((row) => ({ ...row, y: 570 }));
  return { pill: top, rows: [...stood, ...foot] };
}

/** As large as two lines allow. */
function headingRows(text: string, sizes: number[]) {
  const size = sizes.find((each) => linesOf(text, "display", each, WIDTH, 9).length <= 2) ?? 48;
  const width = narrowest(text, size);
  return broken(text, "heading", size, 3, width);
}

/** The least width that takes no more lines: so that "Monday, / 11 till 12" is not broken behind the 11. */
function narrowest(text: string, size: number): number {
  const lines = linesOf(text, "display", size, WIDTH, 9).length;
  let width = WIDTH;
  for (let less = WIDTH; less > 200; less -= 10) {
    const tried = linesOf(text, "display", size, less, 9);
    if (tried.length > lines || tried.some((line) => line.endsWith("…"))) break;
    width = less;
  }
  return width;
}

/** A text in rows, each with the step down to it. A text with letters that the fonts lack is none. */
function broken(
  text: string,
  look: Row["look"],
  size: number,
  most: number,
  width: number = WIDTH,
): (Row & { step: number })[] {
  const face: Face = looks[look].className === "font-display" ? "display" : "text";
  const drawn = drawable(text, face);
  if (!drawn) return [];
  return linesOf(drawn, face, size, width, most).map((line, i) => ({
    text: line,
    look,
    size,
    step: size * (i > 0 ? 1.2 : steps[look]),
  }));
}

const pills: Record<LiveState, { wash: string; ink: string }> = {
  "open-table": { wash: "tea-wash", ink: "ink" },
  "someones-going": { wash: "tea-wash", ink: "tea-deep" },
  "its-on": { wash: "on-wash", ink: "on" },
  "people-are-there": { wash: "on-wash", ink: "on" },
  happened: { wash: "sunk", ink: "soft" },
  quiet: { wash: "sunk", ink: "soft" },
  cancelled: { wash: "bad-wash", ink: "bad" },
};

/** As StatePill, drawn. */
function Pill({ state, text, y }: { state: LiveState; text: string; y: number }) {
  const { wash, ink } = pills[state];
  return (
    <g transform={`translate(${LEFT} ${y})`} color={`var(--${ink})`}>
      <rect width={widthOf(text, "text", 32) + 92} height="60" rx="30" fill={`var(--${wash})`} />
      <g transform="translate(36 30) scale(1.9)">
        <Mark state={state} />
      </g>
      <text
        x="62"
        y="30"
        dominantBaseline="central"
        fontSize="32"
        className="font-sans font-bold"
        fill={`var(--${ink})`}
      >
        {text}
      </text>
    </g>
  );
}
