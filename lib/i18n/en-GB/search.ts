/** Looking for something in boards. Nothing here says, or depends on, what there is in boards one is not in. */
export const search = {
  title: "Search",
  lede: "In the boards you are in, and nowhere else.",
  ledeOne: "In this board alone.",
  back: "All your boards",
  field: "Words",
  hint: "All of them have to be in it. “In quotes” for words in that order.",
  button: "Search",
  link: "Search",
  everywhere: "Search all your boards",
  titled: "In the title",
  others: "The newest first",
  post: "{mood, select, rah {Rah} argh {Argh} other {Post}}",
  comment: "Comment",
  on: "Comment on “{title}”",
  veiled: "{reason, select, none {Behind a veil} other {Behind a veil: {reason}}}",
  none: "Nothing by those words",
  noneText:
    "Perhaps in another spelling, or with fewer words. The beginning of a word will do for the last one.",
  unfinished: "There is a lot to go through. “Older” goes on from here.",
  paging: "More that was found",
  newest: "Back to the newest",
} as const;
