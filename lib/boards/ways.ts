/** How one comes into a board: by a press, by asking, or only when one is asked. Open and closed ones are listed. */
export const boardKinds = ["open", "closed", "secret"] as const;
export type BoardKind = (typeof boardKinds)[number];

/** How a board is run, as its keepers choose. */
export type BoardWays = {
  kind: BoardKind;
  /** House rules, agreed to by coming in. */
  rules: string;
  /** How many yeses it takes to come in. */
  yesNeeded: number;
};

/** How long posts stay, as forms name it, in days; null for ever. */
export const keeping = { ever: null, year: 365, quarter: 90 } as const;
export type Keeping = keyof typeof keeping;
export const keepings = Object.keys(keeping) as [Keeping, ...Keeping[]];

/** The name of what a board has chosen; anything between counts as the longer. */
export function keepingOf(days: number | null): Keeping {
  if (days === null) return "ever";
  return days > keeping.quarter ? "year" : "quarter";
}

/** For how long somebody is muted, as forms name it. Null: until a keeper lets them speak again. */
export const mutings = { day: 1, week: 7, until: null } as const;
export type Muting = keyof typeof mutings;
export const mutingNames = Object.keys(mutings) as [Muting, ...Muting[]];

/** What the log names as changed, in the order of the form. */
export const changeable = ["name", "about", "kind", "rules", "yesNeeded", "keepDays"] as const;
export type Changeable = (typeof changeable)[number];
