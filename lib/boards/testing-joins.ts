/**
 * For tests: what somebody who has a copy of all tables would try to find out who wrote what. Nothing here knows what
 * the tables are for: each is joined with each by whatever values they share.
 */

export type Row = Record<string, string | null>;
export type Dump = ReadonlyMap<string, Row[]>;
/** How often a way was right, of how often it dared to guess. */
export type Guess = { how: string; hits: number; of: number };

/** More rows than this have a value in common because it says little: a day, a board, a kind. */
const FEW = 24;
/** Shorter ones are numbers, yes and no. */
const LONG = 8;

/**
 * @param target the rows whose authors are wanted, by their `id`
 * @param truth who wrote each, by which the guesses are judged
 * @param members those who might have
 */
export function guesses(
  dump: Dump,
  target: readonly Row[],
  truth: ReadonlyMap<string, string>,
  members: readonly string[],
): Guess[] {
  const judged = (how: string, guessed: [Row, string | undefined][]): Guess => {
    const dared = guessed.filter(([, author]) => author !== undefined);
    const hits = dared.filter(([row, author]) => truth.get(String(row.id)) === author).length;
    return { how, hits, of: dared.length };
  };
  const holders = holdersOf(dump);
  const all: Guess[] = [];
  for (const column of columnsOf(target)) {
    const guessed = target.map((row): [Row, string | undefined] => [
      row,
      byLinks(holders, valuesOf(row[column]), members),
    ]);
    all.push(judged(`${column}, from value to value`, guessed));
  }
  for (const [table, rows] of dump) {
    const holding = holdersOf(new Map([[table, rows]]));
    const beside = target.map((row) => few(holding.get(String(row.id))) ?? []);
    for (const column of columnsOf(rows)) {
      const feature = (at: number) => beside[at]?.map((row) => row[column]).join() ?? "";
      all.push(judged(`${table}.${column}, learnt`, byExperience(target, feature, truth)));
    }
    const signed = rows.filter((row) => namedIn(row, members).length === 1);
    if (signed.length < target.length / 2) continue;
    for (const column of columnsOf(signed)) {
      const authors = sorted(signed, column).map((row) => namedIn(row, members)[0]);
      for (const own of columnsOf(target)) {
        const inOrder = sorted(target, own);
        const step = authors.length / inOrder.length;
        for (const shift of [-1, 0, 1]) {
          const guessed = inOrder.map((row, at): [Row, string | undefined] => [
            row,
            authors[Math.round(at * step) + shift],
          ]);
          all.push(judged(`${own} in the order of ${table}.${column}, ${shift} further`, guessed));
        }
      }
    }
  }
  return all;
}

/** From value to row to value, until a member is named, three steps at the most: whoever is named most often there. */
function byLinks(
  holders: ReadonlyMap<string, Row[]>,
  start: readonly string[],
  members: readonly string[],
): string | undefined {
  const seen = new Set(start);
  let values = [...start];
  for (let step = 0; step < 3; step++) {
    const rows = new Set(values.flatMap((value) => few(holders.get(value)) ?? []));
    const named = [...rows].flatMap((row) => namedIn(row, members));
    if (named.length > 0) return likeliest(named);
    values = [...rows]
      .flatMap((row) => Object.values(row).flatMap(valuesOf))
      .filter((each) => !seen.has(each));
    for (const value of values) seen.add(value);
  }
  return undefined;
}

/** Learns on one half which value goes with whom, and guesses the other half. */
function byExperience(
  target: readonly Row[],
  feature: (at: number) => string,
  truth: ReadonlyMap<string, string>,
): [Row, string | undefined][] {
  const half = Math.floor(target.length / 2);
  const known = new Map<string, string[]>();
  for (const [at, row] of target.slice(0, half).entries()) {
    const author = truth.get(String(row.id)) ?? "";
    known.set(feature(at), [...(known.get(feature(at)) ?? []), author]);
  }
  return target.slice(half).map((row, at) => {
    const value = feature(half + at);
    return [row, value === "" ? undefined : likeliest(known.get(value) ?? [])];
  });
}

const few = (rows: Row[] | undefined) => (rows && rows.length <= FEW ? rows : undefined);

/** The rows in which each value stands, in a list too. */
function holdersOf(dump: Dump): Map<string, Row[]> {
  const holders = new Map<string, Row[]>();
  for (const rows of dump.values())
    for (const row of rows)
      for (const value of new Set(Object.values(row).flatMap(valuesOf))) {
        const those = holders.get(value);
        if (those) those.push(row);
        else holders.set(value, [row]);
      }
  return holders;
}

const valuesOf = (text: string | null | undefined) =>
  (text ?? "").split(/[\s,;"{}[\]()]+/).filter((value) => value.length >= LONG);

const columnsOf = (rows: readonly Row[]) => Object.keys(rows[0] ?? {});

function namedIn(row: Row, members: readonly string[]): string[] {
  const text = Object.values(row).join(" ");
  return members.filter((member) => text.includes(member));
}

function likeliest(all: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const each of all) counts.set(each, (counts.get(each) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}

const sorted = (rows: readonly Row[], column: string) =>
  [...rows].sort((a, b) => compare(a[column] ?? "", b[column] ?? "") || Number(a.place) - Number(b.place));

const compare = (a: string, b: string) => Number(a) - Number(b) || (a < b ? -1 : a > b ? 1 : 0);
