import type { LetterName } from "#lib/jobs/queues.ts";

/** The kinds of letters that a member can stop, in the order in which the settings show them. */
export const stoppableKinds = [
  "dates",
  "answers",
  "shouts",
  "reminders",
  "votes",
  "proposals",
  "quiet",
  "boards",
] as const;

export type StoppableKind = (typeof stoppableKinds)[number];

/** `needed`: without it nobody could sign in or be let in. Such letters cannot be stopped, so there are few of them. */
export type LetterKind = StoppableKind | "needed";

/** What kind each letter is. A new letter without one does not compile (docs/decisions/14-letters-that-can-be-stopped.md). */
export const kindOf: Record<LetterName, LetterKind> = {
  "sign-in": "needed",
  welcome: "needed",
  "join-request": "needed",
  "date-gone": "dates",
  "change-undone": "dates",
  "date-kept": "dates",
  "date-moved": "dates",
  "date-skipped": "dates",
  "date-back": "dates",
  "vote-open": "votes",
  "vote-reminder": "votes",
  "vote-found": "votes",
  "quiet-ask": "quiet",
  "came-in": "answers",
  "waiting-again": "answers",
  "company-gone": "answers",
  "moved-up": "answers",
  shout: "shouts",
  reminder: "reminders",
  "proposal-made": "proposals",
  "proposal-objected": "proposals",
  "proposal-settled": "proposals",
  "board-wants-you": "boards",
  "board-report": "boards",
  "board-news": "boards",
  "board-glass": "boards",
  "board-said": "boards",
};

export function isStoppable(kind: string): kind is StoppableKind {
  return stoppableKinds.some((each) => each === kind);
}
