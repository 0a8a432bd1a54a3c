/**
 * Every kind of job with what it carries. Payloads are ids: no addresses, no words anybody wrote, nothing of a board.
 */
export type Jobs = {
  /** Writes and sends one letter. `about` is an id that the letter's maker knows how to look up. */
  "send-letter": { letter: LetterName; to: string; about: string };
  /** Lays out the coming dates of every series as rows. */
  "lay-out-dates": Record<string, never>;
  /** Settles the coming dates of a member who was suspended or brought back. */
  "settle-dates": { member: string };
  /** What meetups want done by the clock (lib/meetups/tend.ts). */
  "tend-meetups": Record<string, never>;
  /** Deletes for good what has been in a board for as long as it was to stay. */
  "expire-posts": Record<string, never>;
  /** Makes letters of what boards left for members (lib/boards/pass-on-news.ts). */
  "pass-on-board-news": Record<string, never>;
  /** The same, of what was said in boards, at a few hours of the day. */
  "pass-on-board-sayings": Record<string, never>;
  /** Deletes what is past its time: codes, sessions, counters, form keys, old job failures. */
  "tidy-up": Record<string, never>;
};

/** `to` is a row's id: of a sign-in code for "sign-in", else of a member. */
export type LetterName =
  | "sign-in"
  | "date-gone"
  | "change-undone"
  | "date-kept"
  | "date-moved"
  | "date-skipped"
  | "date-back"
  | "join-request"
  | "welcome"
  | "came-in"
  | "waiting-again"
  | "company-gone"
  | "moved-up"
  | "shout"
  | "vote-open"
  | "vote-reminder"
  | "vote-found"
  | "quiet-ask"
  | "reminder"
  | "proposal-made"
  | "proposal-objected"
  | "proposal-settled"
  | "board-wants-you"
  | "board-report"
  | "board-news"
  | "board-said"
  | "board-glass";

export type JobName = keyof Jobs;

export const jobNames = [
  "send-letter",
  "lay-out-dates",
  "settle-dates",
  "tend-meetups",
  "expire-posts",
  "pass-on-board-news",
  "pass-on-board-sayings",
  "tidy-up",
] as const satisfies readonly JobName[];

/** What runs by the clock: cron lines in the zone UTC. */
export const schedule: { job: JobName; cron: string }[] = [
  { job: "lay-out-dates", cron: "17 3 * * *" },
  { job: "tend-meetups", cron: "*/3 * * * *" },
  { job: "expire-posts", cron: "29 * * * *" },
  { job: "pass-on-board-news", cron: "* * * * *" },
  { job: "pass-on-board-sayings", cron: "0 */3 * * *" },
  { job: "tidy-up", cron: "43 3 * * *" },
];
