import type { Expansion } from "./expansion.ts";
import type { LoadResult } from "./load.ts";
import type { memory } from "./site.ts";

/** What was measured of one thing in each round; `cpu`: processor milliseconds for one answer, PostgreSQL's included. */
export type Row = { name: string; base?: true; results: LoadResult[]; ratios: number[]; cpu: number[] };

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return ((sorted[Math.ceil(half) - 1] ?? 0) + (sorted[Math.floor(half)] ?? 0)) / 2;
}

export function printRates(
  rows: Row[],
  { rounds, seconds, connections }: { rounds: number; seconds: number; connections: number },
): void {
  console.log(`
${rounds} rounds of ${seconds} s each, in turn, ${connections} keep-alive connections, medians. The ratio is that of a round's
requests a second to the reference's above it in the same round (least to most in brackets). CPU: processor time for
one answer, the server's and PostgreSQL's, and its ratio; other work on the machine changes it the least.
`);
  console.log(`${"".padEnd(38)} per second   p50 ms   p99 ms   CPU ms   ratio to the reference`);
  let base = 0;
  for (const { name, base: isBase, results, ratios, cpu } of rows) {
    if (isBase) base = median(cpu);
    const of = (pick: (result: LoadResult) => number) => median(results.map(pick));
    const figures = [
      of(({ perSecond }) => perSecond)
        .toFixed(0)
        .padStart(11),
      of(({ p50 }) => p50)
        .toFixed(2)
        .padStart(9),
      of(({ p99 }) => p99)
        .toFixed(2)
        .padStart(9),
      median(cpu).toFixed(3).padStart(9),
    ];
    const spread = `(${times(Math.min(...ratios))} to ${times(Math.max(...ratios))})`;
    console.log(
      `${name.padEnd(38)}${figures.join("")}   ${times(median(ratios))} ${spread}, by CPU ${times(base / median(cpu))}`,
    );
  }
  const busiest = Math.max(...rows.flatMap(({ results }) => results.map(({ core }) => core)));
  console.log(`\nThe program that asks used up to ${(busiest * 100).toFixed(0)} % of one core itself.`);
}

function times(ratio: number): string {
  return ratio.toFixed(ratio >= 10 ? 1 : ratio >= 1 ? 2 : 3);
}

export function printExpansion(all: Expansion[]): void {
  console.log("\nFrom a rule to dates, and a plain loop that makes the same (medians)");
  for (const { name, dates, ours, reference } of all)
    console.log(
      `  ${name.padEnd(44)} ${String(dates).padStart(5)} dates ${ours.toFixed(2).padStart(8)} ms, the loop ${reference.toFixed(2)} ms: ${times(reference / ours)}`,
    );
}

export function printStarts([first = 0, second = 0, alone = 0]: number[]): void {
  const line = (what: string, ms: number) => console.log(`${what.padEnd(52)} ${(ms / 1000).toFixed(2)} s`);
  console.log("\nFrom the start of the process to the first 200 of the front page");
  line("  first start: empty folder, everything built", first);
  line("  second start, as npm start does it", second);
  line("  the site alone (bin/run.ts), as above", alone);
}

export function printMemory(rest: ReturnType<typeof memory>, load: ReturnType<typeof memory>): void {
  if (!rest || !load) {
    console.log("\nMemory: this system has no /proc to read it from.");
    return;
  }
  const line = (what: string, { site, postgres }: { site: number; postgres: number }) =>
    console.log(
      `${what.padEnd(32)} site ${site.toFixed(0)} MB + PostgreSQL ${postgres.toFixed(0)} MB = ${(site + postgres).toFixed(0)} MB`,
    );
  console.log("\nMemory (resident; of PostgreSQL's processes what they share is counted once)");
  line("  after the start", rest);
  line("  after the load", load);
}

export function printScripts(sizes: number[]): void {
  const total = sizes.reduce((sum, size) => sum + size, 0) / 1000;
  console.log(
    `\nJavaScript of a member's front page: ${total.toFixed(1)} kB brotli in ${sizes.length} files`,
  );
}
