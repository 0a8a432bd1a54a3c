/** Threads of boards: what is new, following and muting, mentions, the letters that go with them. */
export const boardThreads = {
  new: "New",
  newComments: "{count} new",
  list: {
    unseen: "{count, plural, one {# thread with something new} other {# threads with something new}}",
    more: "More than {count} threads with something new",
  },
  allRead: {
    button: "Mark all as read",
    pending: "Marking…",
    done: "Nothing here is new any more.",
  },
  way: {
    label: "Letters about this thread",
    follow: "Follow",
    mute: "Mute",
    says: {
      follow: "You follow it: a letter tells you when somebody comments.",
      mute: "You have muted it: no letters, not even if somebody mentions you, and nothing here is marked as new in the board.",
      own: "It’s yours: a letter tells you when somebody comments.",
      none: "A letter tells you only if somebody mentions you.",
    },
    nobody: "Nobody else sees what you choose.",
    done: {
      follow: "You follow this thread.",
      mute: "This thread is muted.",
      none: "This thread is as it came.",
    },
  },
  letters: {
    title: "Letters",
    legend: "Write to me about this board",
    every: "When there is a new post",
    everyHint: "And when somebody mentions me or comments in a thread I follow.",
    follows: "When somebody mentions me, or comments in a thread I follow",
    followsHint: "What you post under your own name you follow, unless you mute it.",
    never: "Never",
    about:
      "Letters come at a few hours of the day, and not again until you have been in the board. They say that there is something, and nothing of what.",
    save: "Save",
    saving: "Saving…",
    saved: "Saved.",
  },
  mention: {
    list: "People in this board",
    found:
      "{count, plural, one {# person. Enter takes them.} other {# people. Arrow keys choose, Enter takes.}}",
  },
} as const;
