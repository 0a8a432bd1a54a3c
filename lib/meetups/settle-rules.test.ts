// Over 250 lines because the examples, the oracle and the properties of one rule belong together.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Conditional,
  isFrozen,
  type Party,
  type Settled,
  settle,
  type Table,
  type Wish,
} from "./settle-rules.ts";

const one = (member: string, size = 1): Party => ({ member, size });
const atLeast = (member: string, n = 1, more: Partial<Conditional> = {}): Conditional => ({
  ...one(member),
  wish: { atLeast: n },
  in: false,
  ...more,
});
const ifAll = (member: string, all: string[], more: Partial<Conditional> = {}): Conditional => ({
  ...one(member),
  wish: { all },
  in: false,
  ...more,
});
const empty: Table = { going: [], line: [], conditions: [], seats: null, frozen: false };
const read = (table: Partial<Table>) => {
  const { going, ...news } = settle({ ...empty, ...table });
  const said = Object.entries(news).filter(([, who]) => who.length > 0);
  return {
    going: [...going].sort().join(""),
    ...Object.fromEntries(said.map(([what, who]) => [what, who.join("")])),
  };
};

describe("going if others do", () => {
  test("alone one waits", () => {
    expect(read({ conditions: [atLeast("a")] })).toEqual({ going: "" });
  });
  test("somebody goes, and so does who waited for one other", () => {
    expect(read({ going: [one("x")], conditions: [atLeast("a"), atLeast("b", 3)] })).toEqual({
      going: "ax",
      cameIn: "a",
    });
  });
  test("two who wait for one other are company to each other", () => {
    expect(read({ conditions: [atLeast("a"), atLeast("b")] })).toEqual({ going: "ab", cameIn: "ab" });
  });
  test("a ring of names closes, and one that is broken does not", () => {
    const ring = [ifAll("a", ["b"]), ifAll("b", ["c"]), ifAll("c", ["a"])];
    expect(read({ conditions: ring })).toEqual({ going: "abc", cameIn: "abc" });
    expect(read({ conditions: ring.slice(1) })).toEqual({ going: "" });
  });
  test("guests are no company, and nobody in the line is", () => {
    expect(read({ going: [one("x", 9)], conditions: [atLeast("a", 2)] })).toEqual({ going: "x" });
    expect(
      read({ going: [one("x", 2)], line: [one("y", 2)], conditions: [atLeast("a", 2)], seats: 3 }),
    ).toEqual({
      going: "x",
    });
  });
  test("company lost: back to waiting, all who came because of it", () => {
    const came = [atLeast("a", 1, { in: true }), atLeast("b", 2, { in: true })];
    expect(read({ conditions: came.slice(0, 1) })).toEqual({ going: "", wentBack: "a" });
    expect(read({ going: [one("x")], conditions: came })).toEqual({ going: "abx" });
    expect(read({ conditions: [came[1] as Conditional, ifAll("c", ["x"], { in: true })] })).toEqual({
      going: "",
      wentBack: "bc",
    });
  });
  test("within the hour before they stay, and new ones still come in", () => {
    const conditions = [ifAll("a", ["x"], { in: true }), atLeast("b")];
    expect(read({ conditions, frozen: true })).toEqual({ going: "ab", stayed: "a", cameIn: "b" });
  });
});

describe("seats", () => {
  test("a free one goes to the first in the line, who is company then", () => {
    const table = { line: [one("l"), one("m")], conditions: [atLeast("a")], seats: 2 };
    expect(read({ ...table, going: [one("x")] })).toEqual({ going: "lx", movedUp: "l" });
    expect(read({ ...table, seats: 3 })).toEqual({ going: "alm", movedUp: "lm", cameIn: "a" });
  });
  test("a party that does not fit holds up those behind it and those who wait for company", () => {
    const table = { going: [one("x")], conditions: [atLeast("a")], seats: 3 };
    expect(read({ ...table, line: [one("l", 3), one("m")] })).toEqual({ going: "x" });
  });
  test("a party larger than the table holds up nobody", () => {
    const table = { going: [one("x")], conditions: [atLeast("a")], seats: 3 };
    expect(read({ ...table, line: [one("l", 4), one("m")] })).toEqual({
      going: "amx",
      movedUp: "m",
      cameIn: "a",
    });
  });
  test("who came in keeps the seat before the line while there is company", () => {
    const conditions = [atLeast("a", 1, { in: true })];
    expect(read({ line: [one("l"), one("m")], conditions, seats: 2 })).toEqual({ going: "al", movedUp: "l" });
  });
  test("where not all who would come in fit, the newest is left out", () => {
    const conditions = [atLeast("a"), atLeast("b"), atLeast("c")];
    expect(read({ conditions, seats: 2 })).toEqual({ going: "ab", cameIn: "ab" });
    expect(
      read({ conditions: [ifAll("a", ["c"]), atLeast("b"), ifAll("c", ["a"])], going: [one("x")], seats: 2 }),
    ).toEqual({ going: "bx", cameIn: "b" });
  });
  test("an older one who needs too much room does not keep out who fits", () => {
    const conditions = [ifAll("p", ["q"], { size: 2 }), ifAll("q", ["p"], { size: 3 }), atLeast("z")];
    expect(read({ conditions, going: [one("x")], seats: 5 })).toEqual({ going: "xz", cameIn: "z" });
  });
  test("nobody is asked to get up when seats are taken away", () => {
    const conditions = [atLeast("a", 1, { in: true })];
    expect(read({ going: [one("x"), one("y")], conditions, seats: 2 })).toEqual({ going: "axy" });
  });
});

test("frozen is from one hour before the start", () => {
  const startsAt = new Date("2026-11-23T11:00Z");
  expect(isFrozen({ startsAt }, new Date("2026-11-23T09:59:59.999Z"))).toBe(false);
  expect(isFrozen({ startsAt }, new Date("2026-11-23T10:00Z"))).toBe(true);
});

/** Ten people; each goes, waits in the line, has a condition (met so far or not), or has said nothing. */
const names = [..."abcdefghij"];
const wish = (self: string): fc.Arbitrary<Wish> =>
  fc.oneof(
    fc.record({ atLeast: fc.integer({ min: 1, max: 5 }) }),
    fc.record({
      all: fc.subarray(
        names.filter((name) => name !== self),
        { minLength: 1, maxLength: 3 },
      ),
    }),
  );
const place = fc.constantFrom("going", "line", "if", "if", "in", "none");
const people = (most: number) =>
  fc.tuple(
    ...names.map((member) =>
      fc.record({
        member: fc.constant(member),
        at: place,
        size: fc.integer({ min: 1, max: most }),
        wish: wish(member),
      }),
    ),
  );

function tableOf(
  said: { member: string; at: string; size: number; wish: Wish }[],
  more: Partial<Table> = {},
): Table {
  const at = (...where: string[]) => said.filter((each) => where.includes(each.at));
  return {
    going: at("going"),
    line: at("line"),
    conditions: at("if", "in").map((each) => ({ ...each, in: each.at === "in" })),
    seats: null,
    frozen: false,
    ...more,
  };
}
const shuffled = fc.shuffledSubarray(names, { minLength: 10 });

/** Whether somebody's company is there, in the plainest words. */
function hasCompany({ member, wish }: Conditional, present: ReadonlySet<string>): boolean {
  const others = [...present].filter((other) => other !== member);
  return "all" in wish ? wish.all.every((each) => others.includes(each)) : others.length >= wish.atLeast;
}

/** The oracle: of all sets of people with conditions, the largest in which each has company. */
function largestSet({ going, line, conditions, frozen }: Table): Set<string> {
  const sure = [...going, ...line, ...conditions.filter((each) => frozen && each.in)].map(
    ({ member }) => member,
  );
  const free = conditions.filter(({ member }) => !sure.includes(member));
  let best = new Set(sure);
  for (let mask = 0; mask < 2 ** free.length; mask++) {
    const chosen = free.filter((_, bit) => mask & (1 << bit));
    const present = new Set([...sure, ...chosen.map(({ member }) => member)]);
    if (present.size > best.size && chosen.every((each) => hasCompany(each, present))) best = present;
  }
  return best;
}

/** The table as it is once the outcome was written down. */
function after(table: Table, settled: Settled): Table {
  const outright = new Set([...settled.movedUp, ...settled.stayed]);
  const all = [...table.going, ...table.line, ...table.conditions];
  return {
    ...table,
    going: [...table.going, ...all.filter(({ member }) => outright.has(member))],
    line: table.line.filter(({ member }) => !settled.going.has(member)),
    conditions: table.conditions
      .filter(({ member }) => !outright.has(member))
      .map((each) => ({ ...each, in: settled.going.has(each.member) })),
  };
}

const taken = (table: Table, going: ReadonlySet<string>) =>
  [...table.going, ...table.line, ...table.conditions]
    .filter(({ member }) => going.has(member))
    .reduce((sum, { size }) => sum + size, 0);

describe("without seats", () => {
  test("exactly the largest set that holds together, as the oracle finds it", () => {
    fc.assert(
      fc.property(people(3), fc.boolean(), (said, frozen) => {
        const table = tableOf(said, { frozen });
        expect([...settle(table).going].sort()).toEqual([...largestSet(table)].sort());
      }),
      { numRuns: 1_500 },
    );
  });

  test("in whatever order they spoke", () => {
    fc.assert(
      fc.property(people(3), shuffled, fc.boolean(), (said, order, frozen) => {
        const other = [...said].sort((a, b) => order.indexOf(a.member) - order.indexOf(b.member));
        const [one, two] = [settle(tableOf(said, { frozen })), settle(tableOf(other, { frozen }))];
        expect([...one.going].sort()).toEqual([...two.going].sort());
      }),
    );
  });

  test("one more who goes keeps nobody away", () => {
    fc.assert(
      fc.property(people(1), fc.constantFrom(...names), (said, more) => {
        const grown = said.map((each) => (each.member === more ? { ...each, at: "going" } : each));
        const [before, now] = [settle(tableOf(said)).going, settle(tableOf(grown)).going];
        for (const member of before) expect(now).toContain(member);
      }),
    );
  });
});

describe("always", () => {
  const seats = fc.option(fc.integer({ min: 2, max: 14 }));
  const anyTable = fc
    .record({ said: people(4), order: shuffled, seats, frozen: fc.boolean() })
    .map(({ said, order, ...more }) =>
      tableOf(
        [...said].sort((a, b) => order.indexOf(a.member) - order.indexOf(b.member)),
        more,
      ),
    );
  const always = (holds: (table: Table, settled: Settled) => void) =>
    fc.assert(
      fc.property(anyTable, (table) => holds(table, settle(table))),
      { numRuns: 2_000 },
    );
  const ids = (parties: readonly Party[]) => parties.map(({ member }) => member);

  test("no seat is given that there is not", () => {
    always((table, { going, movedUp, cameIn }) => {
      const had = [...ids(table.going), ...ids(table.conditions.filter((each) => each.in))];
      const before = taken(table, new Set(had));
      if (table.seats !== null)
        expect(taken(table, going)).toBeLessThanOrEqual(Math.max(table.seats, before));
      if (table.seats !== null && movedUp.length + cameIn.length > 0)
        expect(taken(table, going)).toBeLessThanOrEqual(table.seats);
    });
  });

  test("nobody who goes outright is asked to get up", () => {
    always((table, { going }) => {
      for (const member of ids(table.going)) expect(going).toContain(member);
    });
  });

  test("everybody who came in has company, unless it was lost too late, and then they are told", () => {
    always((table, { going, stayed }) => {
      for (const each of table.conditions.filter(({ member }) => going.has(member)))
        expect(hasCompany(each, going)).toBe(!stayed.includes(each.member));
      if (!table.frozen) expect(stayed).toEqual([]);
    });
  });

  test("the line moves in order, and nobody is left in it for whom there is a seat", () => {
    always((table, { going, movedUp }) => {
      const seats = table.seats ?? 1_000;
      const real = table.line.filter(({ size }) => size <= seats);
      expect(movedUp).toEqual(ids(real.slice(0, movedUp.length)));
      const next = real[movedUp.length];
      if (next) expect(next.size).toBeGreaterThan(seats - taken(table, going));
    });
  });

  test("nobody comes in past the line", () => {
    always((table, { cameIn, movedUp }) => {
      const waits = table.line.some(
        ({ member, size }) => size <= (table.seats ?? 1_000) && !movedUp.includes(member),
      );
      if (waits) expect(cameIn).toEqual([]);
    });
  });

  test("nobody waits who could come in as things are", () => {
    always((table, { going }) => {
      const seats = table.seats ?? 1_000;
      if (table.line.some(({ member, size }) => size <= seats && !going.has(member))) return;
      for (const each of table.conditions.filter(({ member }) => !going.has(member)))
        if (each.size <= seats - taken(table, going)) expect(hasCompany(each, going)).toBe(false);
    });
  });

  test("settled once is settled: a second time changes nothing", () => {
    always((table, settled) => {
      const again = settle(after(table, settled));
      expect([...again.going].sort()).toEqual([...settled.going].sort());
      const { going: _, ...news } = again;
      expect(Object.values(news).flat()).toEqual([]);
    });
  });

  test("what is new is said of everybody once, and of nobody else", () => {
    always((table, { going, movedUp, cameIn, wentBack, stayed }) => {
      const was = new Set([...ids(table.going), ...ids(table.conditions.filter((each) => each.in))]);
      expect([...movedUp, ...cameIn].sort()).toEqual([...going].filter((member) => !was.has(member)).sort());
      expect([...wentBack].sort()).toEqual([...was].filter((member) => !going.has(member)).sort());
      for (const member of stayed) expect(was).toContain(member);
    });
  });
});
