/**
 * Everything that a board's log can hold, for all in it to read. The database's own functions write it, in the step in
 * which it happens (boards.moderate, boards.mute, boards.let_go, boards.log_change …), and nobody else can; nothing there
 * is ever changed or deleted.
 */
export const logged = [
  "hidden",
  "shown",
  "removed",
  "muted",
  "unmuted",
  "member_removed",
  "keeper_made",
  "changed",
  "entered",
] as const;
export type Logged = (typeof logged)[number];
