import { Temporal } from "temporal-polyfill";
import { expandRule } from "#lib/calendar/recurrence.ts";
import { toLocal } from "#lib/calendar/wall-time.ts";

const zone = "Europe/London";
const wanted = new Set([1, 3, 5]);

/** What was measured, in milliseconds for one expansion; the reference is a plain loop that makes the same dates. */
export type Expansion = { name: string; dates: number; ours: number; reference: number };

/**
 * How quick rules become dates. The reference knows Mondays, Wednesdays and Fridays at eleven and nothing else: it steps
 * through the days with Temporal and resolves each of the three in the zone, so it is as little as can be done.
 */
export function measureExpansion(rounds: number): Expansion[] {
  const now = new Date();
  const tenYearsAgo = `${toLocal(new Date(now.getTime() - 3652 * 86_400_000), zone).slice(0, 10)}T11:00`;
  const spec = { rrule: "FREQ=WEEKLY;BYDAY=MO,WE,FR", start: tenYearsAgo, zone };
  const whole = { to: now, limit: 10_000 };
  const next = { from: now, limit: 1 };
  return [
    compared("ten years of Mondays, Wednesdays, Fridays", rounds, {
      ours: () => expandRule(spec, whole).map(({ instant }) => instant),
      reference: () => plainly(tenYearsAgo, (instant) => instant.epochMilliseconds <= now.getTime()),
    }),
    compared("the next date of a series ten years old", rounds, {
      ours: () => expandRule(spec, next).map(({ instant }) => instant),
      reference: () => {
        const past = plainly(tenYearsAgo, (instant) => instant.epochMilliseconds < now.getTime(), 1);
        return past.slice(-1);
      },
    }),
  ];
}

/** All instants up to where `more` ends, and so many after it. */
function plainly(start: string, more: (instant: Temporal.Instant) => boolean, after = 0): string[] {
  const found: string[] = [];
  let left = after;
  for (let at = Temporal.PlainDateTime.from(start); ; at = at.add({ days: 1 })) {
    if (!wanted.has(at.dayOfWeek)) continue;
    const instant = at.toZonedDateTime(zone).toInstant();
    if (!more(instant) && left-- <= 0) return found;
    found.push(instant.toString());
  }
}

function compared(
  name: string,
  rounds: number,
  { ours, reference }: Record<"ours" | "reference", () => string[]>,
): Expansion {
  const [first, second] = [ours(), reference()];
  if (first.length === 0 || first.join() !== second.join())
    throw new Error(
      `${name}: ${first.length} dates, and ${second.length} of the plain loop, are not the same.`,
    );
  const times = { ours: [] as number[], reference: [] as number[] };
  for (let round = 0; round < rounds * 4; round++) {
    for (const [who, work] of [
      ["ours", ours],
      ["reference", reference],
    ] as const) {
      const started = performance.now();
      work();
      times[who].push(performance.now() - started);
    }
  }
  const middle = (all: number[]) => all.sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
  return { name, dates: first.length, ours: middle(times.ours), reference: middle(times.reference) };
}
