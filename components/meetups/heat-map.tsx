import { type Words, words } from "#lib/i18n/words.ts";
import { average, type Heat, type HeatCell } from "#lib/meetups/heat-rules.ts";
import { dayName } from "#lib/meetups/pattern.ts";

/** Days across, half hours down; the more people, the stronger the tea. A table, so that it reads without the colours. */
export function HeatMap({ heat }: { heat: Heat }) {
  const t = words();
  const strongest = heat.most ? average(heat.most) : 0;
  return (
    <div className="grid gap-4">
      <div className="overflow-x-auto">
        <table className="border-separate border-spacing-1 text-center text-sm tabular-nums">
          <caption className="sr-only">{t("history.heat.caption")}</caption>
          <thead>
            <tr>
              <td />
              {heat.days.map((day) => (
                <th key={day} scope="col" className="px-2 pb-1 font-semibold">
                  <abbr title={dayName(day)} className="no-underline">
                    {dayName(day).slice(0, 3)}
                  </abbr>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {heat.slots.map((slot) => (
              <tr key={slot}>
                <th scope="row" className="pe-2 text-end font-normal text-soft">
                  {slot}
                </th>
                {heat.days.map((day) => (
                  <Cell
                    key={day}
                    cell={heat.cells.find((cell) => cell.day === day && cell.from === slot)}
                    strongest={strongest}
                    t={t}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="max-w-prose text-soft">{t("history.heat.note")}</p>
    </div>
  );
}

/** Each strength with ink that can be read on it. */
const STRENGTHS = ["bg-sunk text-soft", "bg-tea-wash text-tea-deep", "bg-tea text-on-tea"];

function Cell({ cell, strongest, t }: { cell: HeatCell | undefined; strongest: number; t: Words }) {
  if (!cell) return <td />;
  const { day, from, to, people, dates } = cell;
  const share = strongest > 0 ? average(cell) / strongest : 0;
  const strength = STRENGTHS[Math.ceil(share * (STRENGTHS.length - 1))] ?? STRENGTHS[0];
  return (
    <td
      title={t("history.heat.cell", { day: dayName(day), from, to, count: people, dates })}
      className={`h-11 min-w-13 rounded-md px-2 font-semibold ${strength}`}
    >
      {rounded(average(cell))}
    </td>
  );
}

/** 2.5, and 3 for three. */
export function rounded(number: number): string {
  return String(Math.round(number * 10) / 10);
}
