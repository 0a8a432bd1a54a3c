export const fixed = {
  window: {
    twice: "“{name}” is given more than once. Give it once, or leave it out.",
    noDate: "“{name}” is not a date. Write it as YYYY-MM-DD, for example {example}.",
    backwards: "“to” ({to}) lies before “from” ({from}).",
    tooLong: "From {from} to {to} is more than two years. Ask for two years at the most.",
    unavailable: "The site cannot reach its memory just now. Please try again in a minute.",
  },
} as const;
