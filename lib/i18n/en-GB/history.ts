/** What was: past dates by month, and for organisers the days and times on which people come. */
export const history = {
  title: "Past dates",
  lede: "What people said they would come to. It is kept for as long as the group likes.",
  together: "{names}",
  quiet: "A quiet one.",
  off: "Off.",
  visitors: "{going, plural, =0 {A quiet one.} one {One person.} other {# people.}}",
  none: "Nothing behind us yet",
  noneText: "Past dates will be listed here.",
  heat: {
    title: "Which days and times people come",
    lede: "Who said they would come, in the last half year, counted by day of the week and half hour. Numbers only.",
    link: "Which days and times people come",
    linkLine: "The last half year, in numbers",
    none: "Nothing to count yet",
    noneText: "When dates are behind you, their days and times will be drawn here.",
    caption: "People at the table, by day of the week and half hour",
    cell: "{day}, {from}–{to}: {count, plural, =0 {nobody} one {one person} other {# people}} over {dates, plural, one {one date} other {# dates}}",
    most: "Most people come on {day}, {from}–{to}: {average} each time.",
    quietest: "Fewest come on {day}, {from}–{to}: {average} each time.",
    note: "Each number is people for each date at that time: 2.5 is five people at two dates.",
  },
} as const;
