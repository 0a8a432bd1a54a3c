export type PlanMark = "kept" | "dropped" | "added" | "moved";

export type PlanLine = {
  mark: PlanMark;
  /** "stays", "goes", "new", "moves". */
  markText: string;
  iso: string;
  /** "Monday 7 December, 11 till 12". */
  date: string;
  /** For a moved date, where it goes. */
  to?: { iso: string; date: string };
  /** "Mina and Theo were going. They will be told." */
  answered?: string;
};

export type PlanGroup = { title: string; lines: PlanLine[] };

const marks: Record<PlanMark, { path: string; tone: string; word: string }> = {
  kept: { path: "M6.5 10.5l2.5 2.5 5-6", tone: "border-line text-soft", word: "text-soft" },
  dropped: { path: "M7 7l6 6m0-6l-6 6", tone: "border-bad bg-bad-wash text-bad", word: "text-bad" },
  added: { path: "M10 6v8m-4-4h8", tone: "border-on bg-on-wash text-on", word: "text-on" },
  moved: {
    path: "M6 10h8m-3-3.5l3.5 3.5-3.5 3.5",
    tone: "border-tea bg-tea-wash text-tea-deep",
    word: "text-tea",
  },
};

/** A change of pattern, date by date, to be read like a letter before it is applied. Grouped by month or week. */
export function PlanList({ groups }: { groups: PlanGroup[] }) {
  return (
    <div className="grid max-w-prose gap-6">
      {groups.map((group) => (
        <section key={group.title}>
          <h3 className="mb-1 text-lg">{group.title}</h3>
          <ul className="border-t border-line">
            {group.lines.map((line) => (
              <Line key={`${line.iso} ${line.mark}`} {...line} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Line({ mark, markText, iso, date, to, answered }: PlanLine) {
  const { path, tone, word } = marks[mark];
  return (
    <li className="grid grid-cols-[1.75rem_minmax(0,1fr)_auto] items-start gap-x-3 border-b border-line py-2.5">
      <span className={`grid size-7 place-items-center rounded-full border-[1.5px] ${tone}`}>
        <svg viewBox="0 0 20 20" aria-hidden="true" className="size-5 rtl:-scale-x-100">
          <path d={path} fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
        </svg>
      </span>
      <span className="min-w-0">
        <When mark={mark} iso={iso} date={date} />
        {to && (
          <span className="block font-semibold">
            <time dateTime={to.iso}>{to.date}</time>
          </span>
        )}
        {answered && <span className="mt-0.5 block text-sm text-soft">{answered}</span>}
      </span>
      <span className={`text-sm font-semibold ${word}`}>{markText}</span>
    </li>
  );
}

function When({ mark, iso, date }: Pick<PlanLine, "mark" | "iso" | "date">) {
  const time = <time dateTime={iso}>{date}</time>;
  if (mark === "added") return <ins className="font-semibold no-underline">{time}</ins>;
  if (mark === "kept") return time;
  return <del className="text-soft decoration-edge decoration-2">{time}</del>;
}
