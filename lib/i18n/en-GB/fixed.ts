export const fixed = {
  window: {
    twice: "“{name}” is given more than once. Give it once, or leave it out.",
    noDate: "“{name}” is not a date. Write it as YYYY-MM-DD, for example {example}.",
    backwards: "“to” ({to}) lies before “from” ({from}).",
    tooLong: "From {from} to {to} is more than two years. Ask for two years at the most.",
    unavailable: "The site cannot reach its memory just now. Please try again in a minute.",
  },
  embed: {
    label: "The next meetups",
    title: "Dates on your own site",
    lede: "A small frame with the next dates, for a blog or a homepage. It shows what every visitor sees: when, where, how many are going. Names are never in it.",
    link: "When the group meets, as a frame for your blog.",
    dates: "How many dates",
    series: "Of which series",
    allSeries: "All of them",
    show: "Show it",
    copyTitle: "To copy",
    snippet: "HTML for your page",
    snippetHint:
      "Copy all of it into your page where the dates should be. They stay up to date by themselves.",
    preview: "How it looks",
    frame: "When {group} meets next",
  },
} as const;
