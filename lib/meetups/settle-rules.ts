/**
 * Who goes, once everybody has spoken: those who say so outright, those for whom a seat comes free, and the largest set
 * of those who go if others do. Pure; proved against an oracle that tries every set (settle-rules.test.ts). What was
 * decided, and what else could have been: docs/decisions/09-answers.md.
 */

/** A member with the guests they bring; `size` counts seats, so it is 1 without any. */
export type Party = { member: string; size: number };

/** What somebody waits for: at least so many other members who go, or all of these. */
export type Wish = { atLeast: number } | { all: readonly string[] };

/** Somebody who goes if others do. `in`: has come in by it, and counts as going so far. */
export type Conditional = Party & { wish: Wish; in: boolean };

export type Table = {
  /** Who goes outright; they are never asked to get up. */
  going: readonly Party[];
  /** Who would go and waits for a seat, in order. */
  line: readonly Party[];
  /** The older first. */
  conditions: readonly Conditional[];
  /** Null for as many as come. */
  seats: number | null;
  /** So close to the start that whoever is in stays in. */
  frozen: boolean;
};

/** How it stands now, and for whom something has changed. All are ids of members. */
export type Settled = {
  /** Everybody who goes: outright, moved up, come in. */
  going: Set<string>;
  movedUp: string[];
  cameIn: string[];
  /** Their company is lost: they wait again. */
  wentBack: string[];
  /** Their company is lost, too late to go back: they go outright from now on. */
  stayed: string[];
};

/** No later than this before the start does anybody who came in go back to waiting. */
const FROZEN_MS = 60 * 60_000;

export function isFrozen({ startsAt }: { startsAt: Date }, now: Date): boolean {
  return now.getTime() >= startsAt.getTime() - FROZEN_MS;
}

/**
 * Company is members, not their guests, and nobody in the line is any. Without seats the ones that come in are all that
 * can: conditions only ask for more people, so the sets that hold together have a largest one.
 * With seats a free one goes to the line first, in strict order, and a party that does not fit holds up those behind it
 * and those with conditions. A party larger than the whole table holds up nobody.
 */
export function settle(table: Table): Settled {
  const going = new Set(table.going.map(({ member }) => member));
  const line = [...table.line];
  const seats = table.seats ?? Number.POSITIVE_INFINITY;
  let outright = sum(table.going);
  let kept = table.conditions.filter((each) => each.in);
  const movedUp: string[] = [];
  const free = () => Math.max(0, seats - outright - sum(kept));

  const moveUp = () => {
    for (const party of [...line]) {
      if (party.size > seats) continue;
      if (party.size > free()) return;
      line.splice(line.indexOf(party), 1);
      outright += party.size;
      going.add(party.member);
      movedUp.push(party.member);
    }
  };

  // Whoever is in keeps the seat while company lasts; each seat given up may bring company from the line.
  for (let left = -1; left !== kept.length; ) {
    left = kept.length;
    moveUp();
    if (!table.frozen) kept = holding(kept, going);
  }

  const held = line.some(({ size }) => size <= seats);
  const waiting = () => (held ? [] : table.conditions.filter((each) => !kept.includes(each)));
  for (let rest = waiting(); rest.length > 0; ) {
    const sure = new Set([...going, ...members(kept)]);
    rest = holding(
      rest.filter(({ size }) => size <= free()),
      sure,
    );
    const together = fitting(rest, sure, free());
    kept = [...kept, ...together];
    // When the eldest cannot come in with anybody's help, the others are tried without.
    rest = together.length > 0 ? waiting() : rest.slice(1);
  }

  for (const member of members(kept)) going.add(member);
  const isKept = new Set(members(kept));
  return {
    going,
    movedUp,
    cameIn: members(kept.filter((each) => !each.in)),
    wentBack: members(table.conditions.filter((each) => each.in && !isKept.has(each.member))),
    stayed: members(kept.filter((each) => !holds(each, going))),
  };
}

/** The largest set of these whose conditions hold together with those who are sure to go. */
function holding(these: Conditional[], sure: ReadonlySet<string>): Conditional[] {
  for (let left = these; ; ) {
    const present = new Set([...sure, ...members(left)]);
    const next = left.filter((each) => holds(each, present));
    if (next.length === left.length) return next;
    left = next;
  }
}

/** As much of a set as there is room for: the newest is left out, and who came because of them, until it fits. */
function fitting(these: Conditional[], sure: ReadonlySet<string>, free: number): Conditional[] {
  let left = these;
  while (sum(left) > free) left = holding(left.slice(0, -1), sure);
  return left;
}

function holds({ member, wish }: Conditional, present: ReadonlySet<string>): boolean {
  if ("all" in wish) return wish.all.every((other) => present.has(other));
  return present.size - (present.has(member) ? 1 : 0) >= wish.atLeast;
}

const sum = (parties: readonly Party[]) => parties.reduce((total, { size }) => total + size, 0);

const members = (parties: readonly Party[]) => parties.map(({ member }) => member);
