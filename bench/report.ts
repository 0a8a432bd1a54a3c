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

/** What was measured at each size, and how much more it is at the last than at the first. */
export function printSizes(
  sizes: { items: number; rows: Row[] }[],
  { rounds, seconds }: { rounds: number; seconds: number },
): void {
  const [small, large] = [sizes[0], sizes.at(-1)];
  if (!small || !large) return;
  console.log(`
${rounds} rounds of ${seconds} s each, in turn, one who asks, medians. Milliseconds at ${small.items} posts and comments and at
${large.items}: half of the answers within, 99 of 100 within, processor time for one (PostgreSQL's included).
`);
  console.log(`${"".padEnd(44)}     p50            p99            CPU         ratio p50, CPU`);
  for (const [at, { name, results, cpu }] of small.rows.entries()) {
    const other = large.rows[at];
    if (!other) continue;
    const pair = (pick: (result: LoadResult) => number): [number, number] => [
      median(results.map(pick)),
      median(other.results.map(pick)),
    ];
    const all = [pair(({ p50 }) => p50), pair(({ p99 }) => p99), [median(cpu), median(other.cpu)] as const];
    const figures = all.map(([one, two]) => `${one.toFixed(1).padStart(7)}${two.toFixed(1).padStart(7)}`);
    const [p50, , used] = all.map(([one, two]) => times(two / one));
    console.log(`${name.padEnd(42)}${figures.join(" ")}   ${p50}, ${used}`);
  }
}

/**
 * Whether two rows of times can be told apart: how often one of the first is the longer, of all pairs. One half where
 * they are alike; z says by how many standard deviations it is off (Mann and Whitney).
 */
export function printTelling([elsewhere, nowhere]: [number[], number[]]): void {
  let longer = 0;
  for (const one of elsewhere)
    for (const other of nowhere) longer += one > other ? 1 : one === other ? 0.5 : 0;
  const [n, m] = [elsewhere.length, nowhere.length];
  const z = (longer - (n * m) / 2) / Math.sqrt((n * m * (n + m + 1)) / 12);
  console.log(
    `\nA word that only other boards have, and one that is nowhere, ${n} times each: medians ${median(elsewhere).toFixed(2)} and ${median(nowhere).toFixed(2)} ms;
the first takes longer in ${((100 * longer) / (n * m)).toFixed(1)} of 100 pairs (z ${z.toFixed(2)}; within 2.6 nothing is told).`,
  );
}
